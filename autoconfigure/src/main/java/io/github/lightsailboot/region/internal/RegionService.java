package io.github.lightsailboot.region.internal;

import java.util.List;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.EmailServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.LightsailServiceMetadata;

/**
 * The services whose regions can be configured, with the regions in which this version of
 * the SDK knows them. Their metadata is created here, because
 * {@link ServiceMetadata#of(String)} loads that of every AWS service.
 */
@SuppressWarnings("ImmutableEnumChecker") // Stream.toList() is immutable
public enum RegionService {

	/**
	 * Amazon Lightsail.
	 */
	LIGHTSAIL(new LightsailServiceMetadata()),

	/**
	 * Amazon SES.
	 */
	SES(new EmailServiceMetadata());

	private static final String FIPS_PSEUDO_REGION = "fips-";

	private final List<String> regions;

	RegionService(ServiceMetadata metadata) {
		this.regions = metadata.regions()
			.stream()
			.filter((region) -> RegionNames.isCommercial(region) && !region.id().startsWith(FIPS_PSEUDO_REGION))
			.map(Region::id)
			.sorted()
			.toList();
	}

	/**
	 * Return the regions of the standard partition that offer the service.
	 * @return the codes, such as {@code us-east-1}, in alphabetical order
	 */
	public List<String> regions() {
		return this.regions;
	}

}
