package io.github.lightsailboot.region.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.Similarity;
import io.github.lightsailboot.region.LightsailLocation;
import software.amazon.awssdk.regions.Region;

/**
 * Checks that the text of a property is a region in which a service is available. An
 * error shows the text only if it resembles a region: it can be a secret that was pasted
 * into the property.
 */
public final class RegionRules {

	private static final Map<String, List<String>> NEIGHBOURS = Map.of("af", List.of("eu-west-1", "eu-central-1"), "il",
			List.of("eu-central-1", "eu-west-1"), "me", List.of("ap-south-1", "eu-central-1"), "mx",
			List.of("us-east-1", "us-west-2"), "sa", List.of("us-east-1", "us-east-2"));

	private RegionRules() {
	}

	/**
	 * Read the region, and the availability zone if there is one, from a text that
	 * {@link #check} accepts.
	 * @param text the region or availability zone
	 * @return the location
	 * @throws IllegalArgumentException if the text is neither
	 */
	public static LightsailLocation read(String text) {
		return RegionNames.location(text)
			.orElseThrow(() -> new IllegalArgumentException("Neither a region nor an availability zone"));
	}

	/**
	 * Check the text of a property that names a region.
	 * @param key the property
	 * @param text its text
	 * @param service the service that is needed there
	 * @param allowUnknown whether to accept a region that the SDK does not know, or in
	 * which it does not know the service
	 * @return the error, or empty
	 */
	public static Optional<ConfigurationError> check(String key, String text, RegionService service,
			boolean allowUnknown) {
		Optional<LightsailLocation> location = RegionNames.location(text);
		if (location.isEmpty()) {
			return Optional.of(
					beginning(key, text, service)
						.or(() -> RegionNames.fromConsole(text)
							.map((code) -> check(key, code, service, allowUnknown)
								.orElseGet(() -> consoleName(key, code))))
						.orElseGet(() -> unknown(key, text, service)));
		}
		Region region = location.get().region();
		if (!RegionNames.isCommercial(region)) {
			return Optional.of(new ConfigurationError(key,
					"AWS GovCloud, China and the other separate partitions are not supported: keys belong to one partition.",
					"Use a region of the standard partition, such as `us-east-1`, and keys of an account there."));
		}
		if (allowUnknown || service.regions().contains(region.id())) {
			return Optional.empty();
		}
		return Optional.of(Region.regions().contains(region) ? notOffered(key, region, service)
				: unknown(key, region.id(), service));
	}

	private static Optional<ConfigurationError> beginning(String key, String text, RegionService service) {
		String written = text.toLowerCase(Locale.ROOT) + "-";
		List<String> regions = service.regions().stream().filter((code) -> code.startsWith(written)).toList();
		return regions.isEmpty() ? Optional.empty() : Optional.of(new ConfigurationError(key,
				"Unknown region `%s`.".formatted(text), "Write `%s`.".formatted(String.join("` or `", regions))));
	}

	private static ConfigurationError consoleName(String key, String code) {
		return new ConfigurationError(key, "This is the name of a region in the AWS console, not its code.",
				"Write `%s`.".formatted(code));
	}

	private static ConfigurationError unknown(String key, String text, RegionService service) {
		String allow = "To use a region that is newer than this version of the AWS SDK, set `aws.lightsail.allow-unknown-region` to true.";
		List<String> regions = service.regions();
		String written = text.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
		return Similarity.closest(written, regions, 2)
			.map((code) -> new ConfigurationError(key, "Unknown region `%s`, did you mean `%s`?".formatted(text, code),
					"Write `%s`. %s".formatted(code, allow)))
			.orElseGet(() -> new ConfigurationError(key, "Unknown region.",
					"Write the code of a region, one of %s. %s".formatted(String.join(", ", regions), allow)));
	}

	private static ConfigurationError notOffered(String key, Region region, RegionService service) {
		String near = String.join(", ", near(region, service));
		if (service == RegionService.LIGHTSAIL) {
			return new ConfigurationError(key, "Lightsail is not offered in `%s`.".formatted(region.id()),
					("The nearest regions that have it: %s. If the application only sends mail, keep one of them here,"
							+ " set `aws.lightsail.ses.region` to `%s`, and leave `lightsail-api` out of"
							+ " `aws.lightsail.health.checks`. If AWS has added Lightsail there since, set"
							+ " `aws.lightsail.allow-unknown-region` to true.")
						.formatted(near, region.id()));
		}
		return new ConfigurationError(key, "SES is not offered in `%s`.".formatted(region.id()),
				"The nearest regions that have it: %s. If AWS has added `%s` since, set `aws.lightsail.allow-unknown-region` to true."
					.formatted(near, region.id()));
	}

	private static List<String> near(Region region, RegionService service) {
		String area = region.id().substring(0, region.id().indexOf('-'));
		List<String> neighbours = NEIGHBOURS.get(area);
		if (neighbours != null) {
			return neighbours;
		}
		return service.regions()
			.stream()
			.filter((code) -> code.startsWith(area + "-"))
			.sorted(Comparator.comparingInt((code) -> -commonPrefix(code, region.id())))
			.limit(3)
			.toList();
	}

	private static int commonPrefix(String left, String right) {
		int length = 0;
		while (length < Math.min(left.length(), right.length()) && left.charAt(length) == right.charAt(length)) {
			length++;
		}
		return length;
	}

}
