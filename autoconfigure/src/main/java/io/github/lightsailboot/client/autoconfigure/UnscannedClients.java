package io.github.lightsailboot.client.autoconfigure;

import java.util.List;

import software.amazon.awssdk.core.SdkClient;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Keeps Spring from searching the methods of clients that nobody uses yet for event
 * listeners: that loads every type in their signatures, some 570 classes for Lightsail
 * and SES.
 */
final class UnscannedClients implements BeanFactoryPostProcessor {

	private static final List<String> NAMES = List.of("lightsailClient", "lightsailAsyncClient", "sesV2Client",
			"sesV2AsyncClient", "sesClient");

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : NAMES) {
			if (beanFactory.containsBeanDefinition(name)) {
				BeanDefinition definition = beanFactory.getBeanDefinition(name);
				if (definition.isLazyInit()) {
					definition.setAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE, SdkClient.class);
				}
			}
		}
	}

}
