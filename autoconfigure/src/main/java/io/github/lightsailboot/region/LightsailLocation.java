package io.github.lightsailboot.region;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Location of the application's Lightsail resources: the configured region and, if the
 * configuration names one, the availability zone. {@code CreateInstances} of Lightsail
 * needs a zone. Immutable.
 *
 * @since 0.1.0
 */
public final class LightsailLocation {

	private final Region region;

	private final @Nullable String availabilityZone;

	public LightsailLocation(Region region, @Nullable String availabilityZone) {
		this.region = Objects.requireNonNull(region, "'region' must not be null");
		this.availabilityZone = availabilityZone;
	}

	/**
	 * Return the region.
	 * @return the region, such as {@code us-east-1}
	 */
	public Region region() {
		return this.region;
	}

	/**
	 * Return the availability zone that the configuration names.
	 * @return the zone, such as {@code us-east-1a}, or empty if a region was configured
	 */
	public Optional<String> availabilityZone() {
		return Optional.ofNullable(this.availabilityZone);
	}

	@Override
	public boolean equals(@Nullable Object obj) {
		return obj instanceof LightsailLocation other && this.region.equals(other.region)
				&& Objects.equals(this.availabilityZone, other.availabilityZone);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.region, this.availabilityZone);
	}

	@Override
	public String toString() {
		return (this.availabilityZone != null) ? this.availabilityZone : this.region.id();
	}

}
