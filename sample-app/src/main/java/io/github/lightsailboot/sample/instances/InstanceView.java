package io.github.lightsailboot.sample.instances;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lightsail.model.Instance;
import software.amazon.awssdk.services.lightsail.model.InstanceState;
import software.amazon.awssdk.services.lightsail.model.ResourceLocation;

/**
 * An instance as the page shows it.
 *
 * @param name the name, unique in the account's region
 * @param state such as {@code running} or {@code stopped}
 * @param availabilityZone the zone
 * @param publicIpAddress the public address; a stopped instance may have none
 * @param blueprint the image that it was created from
 * @param bundle the size
 */
record InstanceView(String name, @Nullable String state, @Nullable String availabilityZone,
		@Nullable String publicIpAddress, @Nullable String blueprint, @Nullable String bundle) {

	static InstanceView of(Instance instance) {
		InstanceState state = instance.state();
		ResourceLocation location = instance.location();
		return new InstanceView(instance.name(), (state != null) ? state.name() : null,
				(location != null) ? location.availabilityZone() : null, instance.publicIpAddress(),
				instance.blueprintName(), instance.bundleId());
	}

}
