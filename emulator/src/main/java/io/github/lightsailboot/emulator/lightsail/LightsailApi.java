package io.github.lightsailboot.emulator.lightsail;

import java.util.HashMap;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsService;
import org.jspecify.annotations.Nullable;

/**
 * The operations of Lightsail.
 */
final class LightsailApi implements AwsApi {

	private final Lightsail lightsail;

	private final Map<String, Handler> handlers = new HashMap<>();

	LightsailApi(Lightsail lightsail) {
		this.lightsail = lightsail;
		CatalogOperations.register(this.handlers);
		InstanceOperations.register(this.handlers);
		StaticIpOperations.register(this.handlers);
		KeyPairOperations.register(this.handlers);
		PortOperations.register(this.handlers);
		SnapshotOperations.register(this.handlers);
		TagOperations.register(this.handlers);
	}

	@Override
	public AwsService service() {
		return AwsService.LIGHTSAIL;
	}

	@Override
	public @Nullable Operation operation(String operation) {
		Handler handler = this.handlers.get(operation);
		if (handler == null) {
			return null;
		}
		return (call) -> {
			call.authorize("lightsail:" + operation, "*");
			RegionState region = this.lightsail.region(call.region());
			synchronized (region) {
				return handler.perform(new LightsailCall(call, region, this.lightsail));
			}
		};
	}

}
