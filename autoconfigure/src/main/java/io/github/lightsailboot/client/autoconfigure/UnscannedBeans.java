package io.github.lightsailboot.client.autoconfigure;

import java.util.List;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Keeps Spring from searching beans of ours that nobody uses yet for event listeners:
 * that loads every type in the signatures of their methods, some 570 classes for the
 * clients of Lightsail and SES.
 */
final class UnscannedBeans implements BeanFactoryPostProcessor {

	private static final String PACKAGE = "io.github.lightsailboot.";

	private static final List<String> NAMES = List.of("lightsailClient", "lightsailAsyncClient", "sesV2Client",
			"sesV2AsyncClient", "sesClient", "lightsailClientFactory", "mailSender", "sesAccountSource",
			"lightsailChecks", "lightsailCheckMeters", "lightsailSdkCallMeters", "lightsailMailMetrics");

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : NAMES) {
			if (beanFactory.containsBeanDefinition(name)) {
				BeanDefinition definition = beanFactory.getBeanDefinition(name);
				if (definition.isLazyInit() && isOurs(definition)) {
					definition.setAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE, UnscannedBeans.class);
				}
			}
		}
	}

	private static boolean isOurs(BeanDefinition definition) {
		String factory = definition.getFactoryBeanName();
		return factory != null && factory.startsWith(PACKAGE);
	}

}
