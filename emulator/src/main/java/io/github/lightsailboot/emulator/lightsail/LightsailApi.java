package io.github.lightsailboot.emulator.lightsail;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsService;

/**
 * The operations of Lightsail. Those of one region are performed one at a time, so that
 * none sees the partial changes of another.
 */
final class LightsailApi {

	private final Lightsail lightsail;

	private final AwsApi api;

	private LightsailApi(Lightsail lightsail, AwsApi api) {
		this.lightsail = lightsail;
		this.api = api;
	}

	static AwsApi create(Lightsail lightsail) {
		return new AwsApi(AwsService.LIGHTSAIL, (api) -> new LightsailApi(lightsail, api).register());
	}

	private void register() {
		CatalogOperations.register(this);
		InstanceOperations.register(this);
		HistoryOperations.register(this);
		MetricOperations.register(this);
		StaticIpOperations.register(this);
		KeyPairOperations.register(this);
		PortOperations.register(this);
		SnapshotOperations.register(this);
		DiskOperations.register(this);
		DiskSnapshotOperations.register(this);
		TagOperations.register(this);
	}

	/**
	 * Add an operation.
	 * @param name the name
	 * @param handler its handler
	 * @param members the supported members of its request
	 */
	void add(String name, Handler handler, String... members) {
		this.api.add(name, (call) -> {
			RegionState region = this.lightsail.region(call.region());
			synchronized (region) {
				return handler.perform(new LightsailCall(call, region, this.lightsail));
			}
		}, members);
	}

}
