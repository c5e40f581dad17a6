package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.autoconfigure.LightsailProperties.HealthCheck;
import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;

/**
 * The health check of the sender's identity has a sender.
 */
final class SesIdentityRule implements ConfigurationRule {

	private static final String CHECKS = LightsailProperties.PREFIX + ".health.checks";

	private static final String FROM = LightsailProperties.PREFIX + ".ses.from";

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		LightsailProperties properties = configuration.properties();
		if (properties.getSes().isEnabled() && properties.getSes().getFrom() == null && !errors.isReported(FROM)
				&& properties.getHealth().getChecks().contains(HealthCheck.SES_IDENTITY)) {
			errors.add(new ConfigurationError(CHECKS, "The check `ses-identity` needs the default sender.",
					"Set `aws.lightsail.ses.from`, or leave out the check."));
		}
	}

}
