package io.github.lightsailboot.client.internal;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Where requests to one service go.
 *
 * @param region the region that requests are signed for
 * @param endpoint the endpoint, or {@code null} for that of AWS in the region
 */
public record ClientTarget(Region region, @Nullable URI endpoint) {

	/**
	 * Return the same target in another region.
	 * @param region the region
	 * @return the target
	 */
	public ClientTarget in(Region region) {
		return new ClientTarget(region, this.endpoint);
	}

}
