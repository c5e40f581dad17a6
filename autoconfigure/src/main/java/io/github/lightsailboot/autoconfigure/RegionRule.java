package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;
import io.github.lightsailboot.region.internal.RegionRules;
import io.github.lightsailboot.region.internal.RegionService;
import org.jspecify.annotations.Nullable;

/**
 * Checks that Lightsail and SES are available in their regions.
 */
final class RegionRule implements ConfigurationRule {

	private static final String SES_REGION = LightsailProperties.PREFIX + ".ses.region";

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		boolean allowUnknown = configuration.properties().isAllowUnknownRegion();
		EffectiveRegion region = configuration.region();
		boolean reported = errors.isReported(EffectiveRegion.PROPERTY);
		String text = region.text();
		if (text != null && !reported) {
			RegionRules.check(region.source(), text, RegionService.LIGHTSAIL, allowUnknown)
				.map((error) -> withOwner(error, region.owner()))
				.ifPresent(errors::add);
		}
		else if (text == null && !reported && !configuration.credentials().sources().isEmpty()) {
			errors.add(new ConfigurationError(EffectiveRegion.PROPERTY, "No region is set.",
					"Write the region of your Lightsail resources, such as `us-east-1`, or set the"
							+ " environment variable `AWS_LIGHTSAIL_REGION`."));
		}
		String sesRegion = configuration.sesRegion();
		if (sesRegion != null && !errors.isReported(SES_REGION) && configuration.properties().getSes().isEnabled()) {
			RegionRules.check(SES_REGION, sesRegion, RegionService.SES, allowUnknown).ifPresent(errors::add);
		}
	}

	private static ConfigurationError withOwner(ConfigurationError error, @Nullable String owner) {
		return (owner == null) ? error : new ConfigurationError(error.property(),
				"The region of %s cannot be used. %s".formatted(owner, error.reason()),
				CredentialsSources.ALL.contains(error.property()) ? error.action()
						+ " To use another region than that of %s, set `%s`.".formatted(owner, EffectiveRegion.PROPERTY)
						: error.action());
	}

}
