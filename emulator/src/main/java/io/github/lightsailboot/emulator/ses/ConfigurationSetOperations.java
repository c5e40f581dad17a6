package io.github.lightsailboot.emulator.ses;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import io.github.lightsailboot.emulator.protocol.Xml;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Operations on configuration sets.
 */
final class ConfigurationSetOperations {

	private static final Set<String> REASONS = Set.of("BOUNCE", "COMPLAINT");

	private static final Set<String> ATTRIBUTES = Set.of("eventDestinations", "trackingOptions", "deliveryOptions",
			"reputationOptions");

	private final SesAccount account;

	ConfigurationSetOperations(SesAccount account) {
		this.account = account;
	}

	void registerV1(AwsApi api) {
		api.add("CreateConfigurationSet", this::createV1, "ConfigurationSet.Name");
		api.add("DescribeConfigurationSet", this::describeV1, "ConfigurationSetName ConfigurationSetAttributeNames");
		api.add("DeleteConfigurationSet", this::deleteV1, "ConfigurationSetName");
		api.add("ListConfigurationSets", this::listV1, SesPage.V1_MEMBERS);
	}

	void registerV2(AwsApi api) {
		api.add("CreateConfigurationSet", this::createV2,
				"ConfigurationSetName DeliveryOptions.TlsPolicy ReputationOptions.ReputationMetricsEnabled "
						+ "SendingOptions.SendingEnabled SuppressionOptions.SuppressedReasons",
				ResourceTags.MEMBERS);
		api.add("GetConfigurationSet", this::getV2);
		api.add("DeleteConfigurationSet", this::deleteV2);
		api.add("ListConfigurationSets",
				(call) -> SesPage.v2(call, List.copyOf(region(call).configurationSets().keySet()), "ConfigurationSets"),
				SesPage.V2_MEMBERS);
	}

	private SesRegion region(AwsCall call) {
		return this.account.region(call.region());
	}

	private Xml createV1(AwsCall call) {
		create(call, ConfigurationSet.of(call.required(call.input().path("ConfigurationSet"), "Name")), Map.of());
		return new Xml();
	}

	private Object createV2(AwsCall call) {
		JsonNode input = call.input();
		JsonNode suppression = input.path("SuppressionOptions");
		List<String> reasons = JsonBody.texts(suppression, "SuppressedReasons");
		if (!REASONS.containsAll(reasons)) {
			throw call.invalidMember("SuppressedReasons", "Member must satisfy enum value set: [BOUNCE, COMPLAINT]");
		}
		String tlsPolicy = input.path("DeliveryOptions").path("TlsPolicy").asString("OPTIONAL");
		if (!tlsPolicy.equals("OPTIONAL") && !tlsPolicy.equals("REQUIRE")) {
			throw call.invalidMember("TlsPolicy", "Member must satisfy enum value set: [REQUIRE, OPTIONAL]");
		}
		create(call,
				new ConfigurationSet(call.required("ConfigurationSetName"),
						call.flag(input.path("SendingOptions"), "SendingEnabled", true),
						call.flag(input.path("ReputationOptions"), "ReputationMetricsEnabled", false), tlsPolicy,
						suppression.has("SuppressedReasons") ? reasons : null),
				ResourceTags.read(call));
		return Map.of();
	}

	private void create(AwsCall call, ConfigurationSet set, Map<String, String> tags) {
		ConfigurationSet.checkName(call, set.name());
		if (region(call).configurationSets().putIfAbsent(set.name(), set) != null) {
			throw SesErrors.configurationSetExists(call, set.name());
		}
		region(call).tags().add(call, resource(set.name()), tags);
	}

	private Xml describeV1(AwsCall call) {
		String name = call.required("ConfigurationSetName");
		ConfigurationSet set = existing(call, name);
		List<String> attributes = call.texts("ConfigurationSetAttributeNames");
		if (!ATTRIBUTES.containsAll(attributes)) {
			throw call.invalidMember("ConfigurationSetAttributeNames",
					"Member must satisfy enum value set: " + ATTRIBUTES.stream().sorted().toList());
		}
		Xml xml = new Xml().open("ConfigurationSet").element("Name", name).close("ConfigurationSet");
		if (attributes.contains("eventDestinations")) {
			xml.open("EventDestinations").close("EventDestinations");
		}
		if (attributes.contains("deliveryOptions")) {
			String tlsPolicy = set.tlsPolicy().equals("REQUIRE") ? "Require" : "Optional";
			xml.open("DeliveryOptions").element("TlsPolicy", tlsPolicy).close("DeliveryOptions");
		}
		if (attributes.contains("reputationOptions")) {
			xml.open("ReputationOptions")
				.element("SendingEnabled", set.sendingEnabled())
				.element("ReputationMetricsEnabled", set.reputationMetrics())
				.close("ReputationOptions");
		}
		return xml;
	}

	private Object getV2(AwsCall call) {
		String name = call.pathVariables().get(0);
		ConfigurationSet set = existing(call, name);
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("ConfigurationSetName", name);
		result.put("SendingOptions", Map.of("SendingEnabled", set.sendingEnabled()));
		result.put("ReputationOptions", Map.of("ReputationMetricsEnabled", set.reputationMetrics()));
		result.put("DeliveryOptions", Map.of("TlsPolicy", set.tlsPolicy()));
		if (set.suppressedReasons() != null) {
			result.put("SuppressionOptions", Map.of("SuppressedReasons", set.suppressedReasons()));
		}
		result.put("Tags", region(call).tags().describe(resource(name)));
		return result;
	}

	private Xml deleteV1(AwsCall call) {
		delete(call, call.required("ConfigurationSetName"));
		return new Xml();
	}

	private Object deleteV2(AwsCall call) {
		delete(call, call.pathVariables().get(0));
		return Map.of();
	}

	private void delete(AwsCall call, String name) {
		if (region(call).configurationSets().remove(name) == null) {
			throw SesErrors.noConfigurationSet(call, name);
		}
		region(call).tags().removeAll(resource(name));
	}

	private Xml listV1(AwsCall call) {
		return SesPage.v1(call, List.copyOf(region(call).configurationSets().keySet()), "ConfigurationSets",
				(xml, name) -> xml.open("member").element("Name", name).close("member"));
	}

	private ConfigurationSet existing(AwsCall call, String name) {
		@Nullable ConfigurationSet set = region(call).configurationSets().get(name);
		if (set == null) {
			throw SesErrors.noConfigurationSet(call, name);
		}
		return set;
	}

	/**
	 * Return the resource part of the ARN of a configuration set.
	 */
	static String resource(String name) {
		return "configuration-set/" + name;
	}

}
