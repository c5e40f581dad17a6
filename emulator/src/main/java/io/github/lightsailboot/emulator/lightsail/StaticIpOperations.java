package io.github.lightsailboot.emulator.lightsail;

import java.util.List;
import java.util.Map;

/**
 * Operations on static IP addresses.
 */
final class StaticIpOperations {

	private static final String TYPE = "StaticIp";

	private StaticIpOperations() {
	}

	static void register(Map<String, Handler> handlers) {
		handlers.put("AllocateStaticIp", StaticIpOperations::allocateStaticIp);
		handlers.put("AttachStaticIp", StaticIpOperations::attachStaticIp);
		handlers.put("DetachStaticIp", StaticIpOperations::detachStaticIp);
		handlers.put("ReleaseStaticIp", StaticIpOperations::releaseStaticIp);
		handlers.put("GetStaticIp", (call) -> Map.of("staticIp", describe(call, staticIp(call))));
		handlers.put("GetStaticIps", (call) -> call.page(List.copyOf(call.region().staticIps().values()), "staticIps",
				(staticIp) -> describe(call, staticIp)));
	}

	private static Object allocateStaticIp(LightsailCall call) {
		String name = call.newName(call.required("staticIpName"));
		call.region().staticIps().put(name, new StaticIp(name, call.region().nextPublicIp(), call.now()));
		return done(call, name);
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
		return done(call, staticIp.name());
	}

	private static Object detachStaticIp(LightsailCall call) {
		StaticIp staticIp = staticIp(call);
		String instanceName = staticIp.attachedTo();
		if (instanceName == null) {
			throw call.failed("The StaticIp is not attached: " + staticIp.name());
		}
		detach(call, staticIp, instanceName);
		return done(call, staticIp.name());
	}

	private static Object releaseStaticIp(LightsailCall call) {
		StaticIp staticIp = staticIp(call);
		String instanceName = staticIp.attachedTo();
		if (instanceName != null) {
			detach(call, staticIp, instanceName);
		}
		call.region().staticIps().remove(staticIp.name());
		return done(call, staticIp.name());
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
		return call.found(TYPE, name, call.region().staticIps().get(name));
	}

	private static Object done(LightsailCall call, String name) {
		return Map.of("operations", List.of(call.done(TYPE, name, "all")));
	}

	private static Map<String, Object> describe(LightsailCall call, StaticIp staticIp) {
		Map<String, Object> result = call.describe(TYPE, staticIp.name(), staticIp.createdAt(), "all");
		result.put("ipAddress", staticIp.address());
		result.put("isAttached", staticIp.attachedTo() != null);
		if (staticIp.attachedTo() != null) {
			result.put("attachedTo", staticIp.attachedTo());
		}
		return result;
	}

}
