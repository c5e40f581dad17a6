package io.github.lightsailboot.client.autoconfigure;

import java.util.List;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Lets Spring Cloud AWS's own providers of credentials and region wait until a client of
 * its own, or {@code inherit-credentials}, asks for them. An application that has only
 * this starter would pay for them at every start and never use them.
 */
final class LazySpringCloudAwsProviders implements BeanFactoryPostProcessor {

	private static final String PACKAGE = "io.awspring.cloud.autoconfigure.core.";

	private static final List<String> NAMES = List.of("credentialsProvider", "regionProvider",
			"awsClientBuilderConfigurer");

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : NAMES) {
			if (beanFactory.containsBeanDefinition(name)) {
				BeanDefinition definition = beanFactory.getBeanDefinition(name);
				String factory = definition.getFactoryBeanName();
				if (factory != null && factory.startsWith(PACKAGE)) {
					definition.setLazyInit(true);
					if (beanFactory.containsBeanDefinition(factory)) {
						beanFactory.getBeanDefinition(factory).setLazyInit(true);
					}
				}
			}
		}
	}

}
