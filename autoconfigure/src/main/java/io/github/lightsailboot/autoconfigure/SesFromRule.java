package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;
import io.github.lightsailboot.ses.internal.AsciiAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import org.springframework.util.ClassUtils;

/**
 * Checks that the default sender is an address, and that there is one if the health check
 * of its identity needs it.
 */
final class SesFromRule implements ConfigurationRule {

	private static final String CHECKS = LightsailProperties.PREFIX + ".health.checks";

	private static final String FROM = LightsailProperties.PREFIX + ".ses.from";

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		LightsailProperties properties = configuration.properties();
		if (!properties.getSes().isEnabled() || errors.isReported(FROM)) {
			return;
		}
		String from = properties.getSes().getFrom();
		if (from != null) {
			if (ClassUtils.isPresent("jakarta.mail.internet.InternetAddress", SesFromRule.class.getClassLoader())) {
				Addresses.check(from, errors);
			}
		}
		else if (properties.getHealth().getChecks().contains(HealthCheck.SES_IDENTITY)) {
			errors.add(new ConfigurationError(CHECKS, "The check `ses-identity` needs the default sender.",
					"Set `aws.lightsail.ses.from`, or leave out the check."));
		}
	}

	/**
	 * This is a separate class because Jakarta Mail may be missing.
	 */
	private static final class Addresses {

		static void check(String from, ConfigurationErrors errors) {
			try {
				for (InternetAddress address : InternetAddress.parse(from, true)) {
					address.setAddress(AsciiAddress.of(address.getAddress()));
					address.validate();
				}
			}
			catch (AddressException ex) {
				errors.add(new ConfigurationError(FROM, "The value is not a valid email address.",
						"Write an address such as `sender@example.com`, or `Name <sender@example.com>`. A name with a comma or another special character needs quotation marks: `\"Name, Inc.\" <sender@example.com>`."));
			}
			catch (IllegalArgumentException ex) {
				errors.add(new ConfigurationError(FROM, String.valueOf(ex.getMessage()),
						"Write an address that SES accepts, such as `sender@example.com`."));
			}
		}

	}

}
