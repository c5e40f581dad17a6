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

	LightsailApi(Lightsail lightsail) {
		this.lightsail = lightsail;
	}

	@Override
	public AwsService service() {
		return AwsService.LIGHTSAIL;
	}

	@Override
	public @Nullable Operation operation(String operation) {
		Handler handler = Handlers.BY_NAME.get(operation);
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

	/**
	 * Apart, so that the start of an emulator does not wait for what is not called yet.
	 */
	private static final class Handlers {

		private static final Map<String, Handler> BY_NAME = new HashMap<>();

		static {
			CatalogOperations.register(BY_NAME);
			InstanceOperations.register(BY_NAME);
			StaticIpOperations.register(BY_NAME);
			KeyPairOperations.register(BY_NAME);
			PortOperations.register(BY_NAME);
			SnapshotOperations.register(BY_NAME);
			TagOperations.register(BY_NAME);
		}

	}

}
