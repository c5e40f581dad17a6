package io.github.lightsailboot.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.credentials.internal.PairCredentials;
import io.github.lightsailboot.diagnostics.ConfigurationError;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Replaces the key pair of the provider when the properties are bound again, which a
 * refresh of Spring Cloud does. If a value cannot be bound, all properties stay as they
 * were.
 */
final class PropertiesRefresh implements BeanPostProcessor {

	private static final Log logger = LogFactory.getLog(PropertiesRefresh.class);

	private final BeanFactory beanFactory;

	private final Environment environment;

	private volatile @Nullable LightsailProperties valid;

	PropertiesRefresh(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof LightsailProperties properties) {
			LightsailProperties last = this.valid;
			if (last == null) {
				this.valid = copy(properties, new LightsailProperties());
			}
			else {
				refresh(properties, last);
			}
		}
		return bean;
	}

	/**
	 * Bind anew: a bean that is bound again can keep values that are not configured any
	 * more.
	 */
	private void refresh(LightsailProperties properties, LightsailProperties last) {
		BindingErrors bindingErrors = this.beanFactory.getBean(BindingErrors.class);
		LightsailProperties refreshed = new LightsailProperties();
		Binder.get(this.environment)
			.bind(LightsailProperties.PREFIX, Bindable.ofInstance(refreshed), bindingErrors.apply(BindHandler.DEFAULT));
		List<ConfigurationError> errors = bindingErrors.errors();
		if (errors.isEmpty()) {
			this.valid = refreshed;
			copy(refreshed, properties);
			pair().ifPresent((pair) -> pair.replace(refreshed.getAccessKey(), refreshed.getSecretKey(),
					refreshed.getSessionToken()));
		}
		else {
			copy(last, properties);
			String problem = errors.stream()
				.map((error) -> "`%s`: %s".formatted(error.property(), error.reason()))
				.collect(Collectors.joining(" "));
			logger.warn("The current credentials remain in use, and so do all other properties. " + problem);
			pair().ifPresent((pair) -> pair.keep(problem));
		}
	}

	private Optional<PairCredentials> pair() {
		Object provider = this.beanFactory.getBean(LightsailAutoConfiguration.CREDENTIALS_PROVIDER_BEAN);
		return (provider instanceof LightsailCredentialsProvider ours) ? ours.pair() : Optional.empty();
	}

	/**
	 * Copy properties, and those of every section, which has no setter.
	 */
	private static LightsailProperties copy(LightsailProperties from, LightsailProperties to) {
		BeanUtils.copyProperties(from, to);
		BeanUtils.copyProperties(from.getSes(), to.getSes());
		BeanUtils.copyProperties(from.getHealth(), to.getHealth());
		BeanUtils.copyProperties(from.getSsl(), to.getSsl());
		return to;
	}

}
