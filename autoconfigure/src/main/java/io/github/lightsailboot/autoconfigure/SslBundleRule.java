package io.github.lightsailboot.autoconfigure;

import java.util.List;

import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;

/**
 * Checks that the SSL bundle for connections to AWS exists.
 */
record SslBundleRule(ObjectProvider<SslBundles> sslBundles) implements ConfigurationRule {

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		String bundle = configuration.properties().getSsl().getBundle();
		if (bundle == null) {
			return;
		}
		SslBundles available = this.sslBundles.getIfAvailable();
		List<String> names = (available != null) ? available.getBundleNames() : List.of();
		if (!names.contains(bundle)) {
			errors.add(new ConfigurationError(LightsailProperties.PREFIX + ".ssl.bundle",
					"There is no SSL bundle of this name.",
					names.isEmpty() ? "Define one below `spring.ssl.bundle`, or remove the property."
							: "Write one of the bundles of `spring.ssl.bundle`: %s."
								.formatted(String.join(", ", names))));
		}
	}

}
