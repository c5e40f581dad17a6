package io.github.lightsailboot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.lightsailboot.diagnostics.Mistake;
import io.github.lightsailboot.region.RegionRules;
import io.github.lightsailboot.region.RegionService;

/**
 * The region of Lightsail and that of SES are regions that can be used.
 */
final class UsableRegions implements ConfigurationRule {

	private static final String REGION = LightsailProperties.PREFIX + ".region";

	private static final String SES_REGION = LightsailProperties.PREFIX + ".ses.region";

	@Override
	public List<Mistake> check(ConfigurationCandidate candidate) {
		List<Mistake> mistakes = new ArrayList<>();
		boolean allowUnknown = candidate.properties().isAllowUnknownRegion();
		String region = candidate.region();
		if (region != null) {
			RegionRules.check(REGION, region, RegionService.LIGHTSAIL, allowUnknown).ifPresent(mistakes::add);
		}
		else if (!candidate.isReported(REGION) && !candidate.credentials().isMissing()) {
			mistakes.add(new Mistake(REGION, "No region is set.",
					"Write the region that your Lightsail resources are in, such as `us-east-1`, or set the"
							+ " environment variable `AWS_LIGHTSAIL_REGION`."));
		}
		String sesRegion = candidate.sesRegion();
		if (sesRegion != null && candidate.properties().getSes().isEnabled()) {
			RegionRules.check(SES_REGION, sesRegion, RegionService.SES, allowUnknown).ifPresent(mistakes::add);
		}
		return mistakes;
	}

}
