package io.github.lightsailboot.info.autoconfigure;

import io.github.lightsailboot.region.LightsailLocation;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.client.internal.LightsailClientFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.info.ConditionalOnEnabledInfoContributor;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the Lightsail part of
 * {@code /actuator/info}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = LightsailClientAutoConfiguration.class)
@ConditionalOnClass({ InfoContributor.class, ConditionalOnEnabledInfoContributor.class })
@ConditionalOnBean(name = "lightsailClientFactory")
@ConditionalOnEnabledInfoContributor("lightsail")
public final class LightsailInfoAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "lightsailInfoContributor")
	InfoContributor lightsailInfoContributor(LightsailLocation location,
			ObjectProvider<LightsailClientFactory> factory) {
		return new LightsailInfoContributor(location, factory::getObject);
	}

}
