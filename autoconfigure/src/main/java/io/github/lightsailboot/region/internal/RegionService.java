package io.github.lightsailboot.region.internal;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.EmailServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.LightsailServiceMetadata;

/**
 * The services whose regions can be configured, with the regions in which this version of
 * the SDK knows them. Their metadata is created here, because
 * {@link ServiceMetadata#of(String)} loads that of every AWS service.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.copyOf() is immutable
public enum RegionService {

	/**
	 * Amazon Lightsail.
	 */
	LIGHTSAIL("Lightsail", new LightsailServiceMetadata()),

	/**
	 * Amazon SES.
	 */
	SES("SES", new EmailServiceMetadata());

	private static final String FIPS_PSEUDO_REGION = "fips-";

	private final String displayName;

	private final List<String> regions;

	RegionService(String displayName, ServiceMetadata metadata) {
		this.displayName = displayName;
		SortedSet<String> ids = new TreeSet<>();
		for (Region region : metadata.regions()) {
			if (!region.id().startsWith(FIPS_PSEUDO_REGION)) {
				ids.add(region.id());
			}
		}
		this.regions = List.copyOf(ids);
	}

	/**
	 * Return the name of the service.
	 * @return the name
	 */
	public String displayName() {
		return this.displayName;
	}

	/**
	 * Return the regions that offer the service, those of other partitions included.
	 * @return the codes, such as {@code us-east-1}, in alphabetical order
	 */
	public List<String> regions() {
		return this.regions;
	}

}
