package io.github.lightsailboot.emulator.lightsail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.lightsailboot.emulator.protocol.JsonBody;
import tools.jackson.databind.JsonNode;

/**
 * Operations on the firewall of an instance.
 */
final class PortOperations {

	private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "icmp", "icmpv6", "all");

	private PortOperations() {
	}

	static void register(LightsailApi api) {
		api.add("OpenInstancePublicPorts", PortOperations::openInstancePublicPorts,
				"instanceName portInfo.fromPort portInfo.toPort portInfo.protocol portInfo.cidrs portInfo.ipv6Cidrs "
						+ "portInfo.cidrListAliases");
		api.add("CloseInstancePublicPorts", PortOperations::closeInstancePublicPorts,
				"instanceName portInfo.fromPort portInfo.toPort portInfo.protocol");
		api.add("PutInstancePublicPorts", PortOperations::putInstancePublicPorts,
				"instanceName portInfos.fromPort portInfos.toPort portInfos.protocol portInfos.cidrs "
						+ "portInfos.ipv6Cidrs portInfos.cidrListAliases");
		api.add("GetInstancePortStates",
				(call) -> Map.of("portStates", call.instance().ports().stream().map(PortOperations::describe).toList()),
				"instanceName");
	}

	private static Object openInstancePublicPorts(LightsailCall call) {
		Instance instance = call.instance();
		PortRange range = read(call, call.input().path("portInfo"));
		instance.ports().removeIf(range::samePorts);
		instance.ports().add(range);
		return done(call, instance);
	}

	private static Object closeInstancePublicPorts(LightsailCall call) {
		Instance instance = call.instance();
		PortRange range = read(call, call.input().path("portInfo"));
		if (!instance.ports().removeIf(range::samePorts)) {
			throw call.invalid("Invalid input: these ports are not open");
		}
		return done(call, instance);
	}

	private static Object putInstancePublicPorts(LightsailCall call) {
		Instance instance = call.instance();
		List<PortRange> ranges = new ArrayList<>();
		for (JsonNode range : call.input().path("portInfos")) {
			ranges.add(read(call, range));
		}
		instance.ports().clear();
		instance.ports().addAll(ranges);
		return done(call, instance);
	}

	private static PortRange read(LightsailCall call, JsonNode node) {
		String protocol = JsonBody.text(node, "protocol");
		int from = node.path("fromPort").asInt(0);
		int to = node.path("toPort").asInt(from);
		if (protocol == null || !PROTOCOLS.contains(protocol)) {
			throw call.invalid("Invalid input: protocol must be one of tcp, udp, icmp, icmpv6 and all");
		}
		if (from < -1 || to < from || to > 65535) {
			throw call.invalid("Invalid input: ports must be from 0 to 65535, the first not after the last");
		}
		List<String> cidrs = JsonBody.texts(node, "cidrs");
		List<String> ipv6Cidrs = JsonBody.texts(node, "ipv6Cidrs");
		List<String> aliases = JsonBody.texts(node, "cidrListAliases");
		if (!Set.of("lightsail-connect").containsAll(aliases)) {
			throw call.invalid("Invalid input: cidrListAliases must be lightsail-connect");
		}
		boolean everybody = cidrs.isEmpty() && ipv6Cidrs.isEmpty() && aliases.isEmpty();
		return new PortRange(from, to, protocol, everybody ? List.of("0.0.0.0/0") : cidrs,
				everybody ? List.of("::/0") : ipv6Cidrs, aliases);
	}

	private static Object done(LightsailCall call, Instance instance) {
		return Map.of("operation", call.done(instance));
	}

	private static Map<String, Object> describe(PortRange range) {
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("fromPort", range.fromPort());
		result.put("toPort", range.toPort());
		result.put("protocol", range.protocol());
		result.put("state", "open");
		result.put("cidrs", range.cidrs());
		result.put("ipv6Cidrs", range.ipv6Cidrs());
		result.put("cidrListAliases", range.cidrListAliases());
		return result;
	}

	static Map<String, Object> describeAccess(PortRange range) {
		Map<String, Object> result = describe(range);
		result.remove("state");
		result.put("accessDirection", "inbound");
		result.put("accessType", "Public");
		result.put("accessFrom", "Anywhere (0.0.0.0/0 and ::/0)");
		return result;
	}

}
