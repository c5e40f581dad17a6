package io.github.lightsailboot.client.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Lets Spring Cloud AWS's own providers of credentials and region, and their properties,
 * wait until a client of its own, or {@code inherit-credentials}, asks for them. An
 * application that has only this starter would pay for them at every start and never use
 * them.
 */
final class LazySpringCloudAwsProviders implements BeanFactoryPostProcessor {

	private static final String PACKAGE = "io.awspring.cloud.autoconfigure.core.";

	private static final List<String> PROVIDERS = List.of("credentialsProvider", "regionProvider",
			"awsClientBuilderConfigurer");

	private static final List<String> PROPERTIES = List.of("AwsProperties", "CredentialsProperties",
			"RegionProperties");

	private static final List<String> PREFIXES = List.of("spring.cloud.aws-", "spring.cloud.aws.credentials-",
			"spring.cloud.aws.region-");

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : PROVIDERS) {
			if (beanFactory.containsBeanDefinition(name)) {
				BeanDefinition definition = beanFactory.getBeanDefinition(name);
				String factory = definition.getFactoryBeanName();
				if (isTheirs(factory)) {
					definition.setLazyInit(true);
					makeLazy(beanFactory, factory);
				}
			}
		}
		for (int i = 0; i < PROPERTIES.size(); i++) {
			makeLazy(beanFactory, PREFIXES.get(i) + PACKAGE + PROPERTIES.get(i));
		}
	}

	private static boolean isTheirs(@Nullable String factory) {
		return factory != null && factory.startsWith(PACKAGE);
	}

	private static void makeLazy(ConfigurableListableBeanFactory beanFactory, @Nullable String name) {
		if (name != null && beanFactory.containsBeanDefinition(name)) {
			beanFactory.getBeanDefinition(name).setLazyInit(true);
		}
	}

}
