package io.github.lightsailboot.emulator.lightsail;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsService;

/**
 * The operations of Lightsail. One at a time in a region, so that none sees a resource
 * that another one is about to change.
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
	 * @param handler what it does
	 * @param members the members of its request that it keeps
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
