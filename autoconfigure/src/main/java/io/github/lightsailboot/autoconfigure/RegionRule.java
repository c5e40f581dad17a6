package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;
import io.github.lightsailboot.region.internal.RegionRules;
import io.github.lightsailboot.region.internal.RegionService;

/**
 * Checks that Lightsail and SES are available in their regions.
 */
final class RegionRule implements ConfigurationRule {

	private static final String REGION = LightsailProperties.PREFIX + ".region";

	private static final String SES_REGION = LightsailProperties.PREFIX + ".ses.region";

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		boolean allowUnknown = configuration.properties().isAllowUnknownRegion();
		String region = configuration.region();
		if (region != null && !errors.isReported(REGION)) {
			RegionRules.check(REGION, region, RegionService.LIGHTSAIL, allowUnknown).ifPresent(errors::add);
		}
		else if (region == null && !errors.isReported(REGION) && !configuration.credentials().sources().isEmpty()) {
			errors.add(new ConfigurationError(REGION, "No region is set.",
					"Write the region of your Lightsail resources, such as `us-east-1`, or set the"
							+ " environment variable `AWS_LIGHTSAIL_REGION`."));
		}
		String sesRegion = configuration.sesRegion();
		if (sesRegion != null && !errors.isReported(SES_REGION) && configuration.properties().getSes().isEnabled()) {
			RegionRules.check(SES_REGION, sesRegion, RegionService.SES, allowUnknown).ifPresent(errors::add);
		}
	}

}
