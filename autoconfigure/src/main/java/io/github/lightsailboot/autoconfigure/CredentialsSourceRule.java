package io.github.lightsailboot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;
import io.github.lightsailboot.diagnostics.ConfiguredProperties;

/**
 * Checks that there is exactly one source of credentials, and that it can be used.
 */
record CredentialsSourceRule(ConfiguredProperties configured) implements ConfigurationRule {

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		EffectiveCredentials credentials = configuration.credentials();
		List<String> sources = credentials.sources();
		if (sources.size() > 1) {
			errors.add(several(sources));
		}
		else if (sources.isEmpty() && CredentialsSources.ALL.stream().noneMatch(errors::isReported)) {
			errors.add(missing(configuration.region().text() == null && !errors.isReported(EffectiveRegion.PROPERTY)));
		}
		ConfigurationError error = credentials.error();
		if (error != null) {
			errors.add(error);
		}
	}

	private ConfigurationError missing(boolean everything) {
		List<String> action = new ArrayList<>();
		action.add(everything ? """
				Set region and keys. In application.yml:

				    aws:
				      lightsail:
				        region: us-east-1

				and, outside the source tree, as environment variables:

				    AWS_LIGHTSAIL_ACCESS_KEY=<access key ID>
				    AWS_LIGHTSAIL_SECRET_KEY=<secret access key>

				The same as YAML are `aws.lightsail.access-key` and `aws.lightsail.secret-key`."""
				: "Set `AWS_LIGHTSAIL_ACCESS_KEY` and `AWS_LIGHTSAIL_SECRET_KEY` in the environment"
						+ " (`aws.lightsail.access-key` and `aws.lightsail.secret-key` in a file that is not committed).");
		action.add("Or set one of `aws.lightsail.credentials-csv` (the file that the AWS console offers for download),"
				+ " `aws.lightsail.profile`, `aws.lightsail.inherit-credentials`, or define a bean named"
				+ " `lightsailCredentialsProvider`.");
		if (this.configured.origin("aws.access.key.id").isPresent()) {
			action.add("AWS_ACCESS_KEY_ID is set: to use it, set `aws.lightsail.inherit-credentials` to true.");
		}
		action.add("If the application or the test needs none of this, set `aws.lightsail.enabled` to false."
				+ " Other tests get an emulator with @AutoConfigureLightsailEmulator of lightsail-spring-boot-starter-test.");
		return new ConfigurationError(everything ? LightsailProperties.PREFIX : CredentialsSources.ACCESS_KEY,
				everything ? "Neither a region nor credentials are set." : "No source of credentials is set.",
				String.join(System.lineSeparator(), action));
	}

	private ConfigurationError several(List<String> sources) {
		String listed = sources.stream()
			.map((source) -> this.configured.origin(source)
				.map((origin) -> "`%s` (%s)".formatted(source, origin))
				.orElse("`%s`".formatted(source)))
			.collect(Collectors.joining(" and "));
		return new ConfigurationError(sources.get(sources.size() - 1),
				"More than one source of credentials is set: %s.".formatted(listed),
				"Keep one of them. An empty value counts as not set, so a profile can remove a source.");
	}

}
