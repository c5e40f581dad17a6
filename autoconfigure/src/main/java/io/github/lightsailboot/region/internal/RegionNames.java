package io.github.lightsailboot.region.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.lightsailboot.region.LightsailLocation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.RegionMetadata;

/**
 * Reads what users write as a region: a code, an availability zone, or a name that the
 * AWS console shows.
 */
final class RegionNames {

	private static final List<String> OTHER_PARTITIONS = List.of("cn-", "us-gov-", "us-iso", "eu-iso", "eusc-");

	private static final Pattern CODE = Pattern.compile("(?<region>[a-z]{2,4}(?:-[a-z]+)+-\\d{1,2})"
			+ "(?<zone>[a-z]|(?:-[a-z]+\\d*){1,4}-\\d{1,2}[a-z]|(?:-[a-z0-9]+){1,4}-[a-z0-9]+-\\d{1,2})?");

	private static final Pattern ZONE_ID = Pattern.compile("(?<region>[a-z]{2,4}[a-z]{1,2}\\d{1,2})-az\\d{1,2}");

	private RegionNames() {
	}

	/**
	 * Read a region code or the name of an availability zone.
	 */
	static Optional<LightsailLocation> location(String text) {
		Matcher matcher = CODE.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String zone = (matcher.group("zone") != null) ? text : null;
		return Optional.of(new LightsailLocation(Region.of(matcher.group("region")), zone));
	}

	/**
	 * Return whether a region is in the standard partition. Decides by its name, because
	 * the SDK would load the metadata of every service.
	 */
	static boolean isCommercial(Region region) {
		return OTHER_PARTITIONS.stream().noneMatch(region.id()::startsWith);
	}

	/**
	 * Find the code in what the console shows: {@code N. Virginia (us-east-1)},
	 * {@code US East (N. Virginia) us-east-1}, {@code US East (N. Virginia)},
	 * {@code N. Virginia}, or a zone ID such as {@code use1-az1}.
	 */
	static Optional<String> fromConsole(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		Matcher zoneId = ZONE_ID.matcher(lower);
		if (zoneId.matches()) {
			return codes().filter((code) -> abbreviation(code).equals(zoneId.group("region"))).findFirst();
		}
		Optional<String> named = codes().filter((code) -> text.length() > code.length() + 1)
			.filter((code) -> Pattern.compile("(^|[^a-z0-9-])" + code + "[a-z]?([^a-z0-9-]|$)").matcher(lower).find())
			.findFirst();
		return named.isPresent() ? named
				: Region.regions()
					.stream()
					.filter((region) -> isDescribedBy(region.metadata(), lower))
					.map(Region::id)
					.findFirst();
	}

	private static Stream<String> codes() {
		return Region.regions().stream().filter((region) -> !region.isGlobalRegion()).map(Region::id);
	}

	private static boolean isDescribedBy(@Nullable RegionMetadata metadata, String text) {
		if (metadata == null) {
			return false;
		}
		String description = metadata.description().toLowerCase(Locale.ROOT);
		String city = description.replaceFirst("^[^(]*\\(", "").replaceFirst("\\)$", "");
		return description.equals(text) || city.equals(text);
	}

	/**
	 * Abbreviate a code as zone IDs do: {@code us-east-1} is {@code use1},
	 * {@code ap-northeast-2} is {@code apne2}.
	 */
	private static String abbreviation(String code) {
		return Pattern.compile("-")
			.splitAsStream(code)
			.map((part) -> (part.length() <= 2) ? part
					: Pattern.compile("(?=east|west)")
						.splitAsStream(part)
						.map((word) -> word.substring(0, 1))
						.collect(Collectors.joining()))
			.collect(Collectors.joining());
	}

}
