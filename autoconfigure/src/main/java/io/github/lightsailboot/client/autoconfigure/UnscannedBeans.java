package io.github.lightsailboot.client.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Keeps Spring from searching the lazy beans of this starter for methods with
 * {@code @EventListener}, because they have none. The search loads the types of all
 * methods: about 570 classes for the clients of Lightsail and SES.
 */
final class UnscannedBeans implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			if (definition.isLazyInit() && isOurs(definition.getFactoryBeanName())) {
				definition.setAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE, UnscannedBeans.class);
			}
		}
	}

	private static boolean isOurs(@Nullable String configuration) {
		return configuration != null && configuration.startsWith("io.github.lightsailboot.")
				&& configuration.contains(".autoconfigure.");
	}

}
