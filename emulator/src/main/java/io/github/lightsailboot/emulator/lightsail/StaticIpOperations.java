package io.github.lightsailboot.emulator.lightsail;

import java.util.List;
import java.util.Map;

/**
 * Operations on static IP addresses.
 */
final class StaticIpOperations {

	private StaticIpOperations() {
	}

	static void register(LightsailApi api) {
		api.add("AllocateStaticIp", StaticIpOperations::allocateStaticIp, "staticIpName");
		api.add("AttachStaticIp", StaticIpOperations::attachStaticIp, "staticIpName instanceName");
		api.add("DetachStaticIp", StaticIpOperations::detachStaticIp, "staticIpName");
		api.add("ReleaseStaticIp", StaticIpOperations::releaseStaticIp, "staticIpName");
		api.add("GetStaticIp", (call) -> Map.of("staticIp", describe(call, staticIp(call))), "staticIpName");
		api.add("GetStaticIps", (call) -> call.page(List.copyOf(call.region().staticIps().values()), "staticIps",
				(staticIp) -> describe(call, staticIp)), "pageToken");
	}

	private static Object allocateStaticIp(LightsailCall call) {
		String name = call.newName(call.required("staticIpName"));
		StaticIp staticIp = new StaticIp(name, call.region().nextPublicIp(), call.now());
		call.region().staticIps().put(name, staticIp);
		return done(call, staticIp);
	}

	private static Object attachStaticIp(LightsailCall call) {
		StaticIp staticIp = staticIp(call);
		Instance instance = call.instance();
		if (staticIp.attachedTo() != null) {
			throw call.failed("The StaticIp is attached already: " + staticIp.name());
		}
		if (instance.staticIpName() != null) {
			throw call.failed("The Instance has a StaticIp already: " + instance.name());
		}
		staticIp.attachTo(instance.name());
		instance.setStaticIpName(staticIp.name());
		instance.setPublicIp(staticIp.address());
		return done(call, staticIp);
	}

	private static Object detachStaticIp(LightsailCall call) {
		StaticIp staticIp = staticIp(call);
		String instanceName = staticIp.attachedTo();
		if (instanceName == null) {
			throw call.failed("The StaticIp is not attached: " + staticIp.name());
		}
		detach(call, staticIp, instanceName);
		return done(call, staticIp);
	}

	private static Object releaseStaticIp(LightsailCall call) {
		StaticIp staticIp = staticIp(call);
		String instanceName = staticIp.attachedTo();
		if (instanceName != null) {
			detach(call, staticIp, instanceName);
		}
		call.region().staticIps().remove(staticIp.name());
		return done(call, staticIp);
	}

	private static void detach(LightsailCall call, StaticIp staticIp, String instanceName) {
		staticIp.attachTo(null);
		Instance instance = call.region().instances(call.now()).get(instanceName);
		if (instance != null) {
			instance.setStaticIpName(null);
			boolean running = instance.state(call.now()) == InstanceState.RUNNING;
			instance.setPublicIp(running ? call.region().nextPublicIp() : null);
		}
	}

	private static StaticIp staticIp(LightsailCall call) {
		String name = call.required("staticIpName");
		return call.found("StaticIp", name, call.region().staticIps().get(name));
	}

	private static Object done(LightsailCall call, StaticIp staticIp) {
		return Map.of("operations", List.of(call.done(staticIp)));
	}

	private static Map<String, Object> describe(LightsailCall call, StaticIp staticIp) {
		Map<String, Object> result = call.describe(staticIp);
		result.put("ipAddress", staticIp.address());
		result.put("isAttached", staticIp.attachedTo() != null);
		if (staticIp.attachedTo() != null) {
			result.put("attachedTo", staticIp.attachedTo());
		}
		return result;
	}

}
