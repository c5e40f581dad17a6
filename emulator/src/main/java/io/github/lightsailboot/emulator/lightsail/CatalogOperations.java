package io.github.lightsailboot.emulator.lightsail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Operations on what Lightsail offers.
 */
final class CatalogOperations {

	private CatalogOperations() {
	}

	static void register(Map<String, Handler> handlers) {
		handlers.put("GetRegions", CatalogOperations::getRegions);
		handlers.put("GetBlueprints", (call) -> call.page(Blueprint.ALL, "blueprints", CatalogOperations::describe));
		handlers.put("GetBundles", (call) -> call.page(Bundle.ALL, "bundles", CatalogOperations::describe));
	}

	private static Object getRegions(LightsailCall call) {
		boolean zones = call.body().path("includeAvailabilityZones").asBoolean(false);
		return Map.of("regions", Regions.describe(zones));
	}

	private static Map<String, Object> describe(Blueprint blueprint) {
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("blueprintId", blueprint.id());
		result.put("name", blueprint.name());
		result.put("group", blueprint.group());
		result.put("type", blueprint.type());
		result.put("description", blueprint.name() + " " + blueprint.version());
		result.put("isActive", true);
		result.put("minPower", 0);
		result.put("version", blueprint.version());
		result.put("versionCode", "1");
		result.put("platform", "LINUX_UNIX");
		return result;
	}

	private static Map<String, Object> describe(Bundle bundle) {
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("bundleId", bundle.id());
		result.put("name", bundle.name());
		result.put("instanceType", bundle.name().toLowerCase(Locale.ROOT));
		result.put("price", bundle.price());
		result.put("cpuCount", bundle.cpus());
		result.put("ramSizeInGb", bundle.ramInGb());
		result.put("diskSizeInGb", bundle.diskInGb());
		result.put("transferPerMonthInGb", bundle.transferInGb());
		result.put("power", bundle.power());
		result.put("isActive", true);
		result.put("supportedPlatforms", List.of("LINUX_UNIX"));
		result.put("publicIpv4AddressCount", 1);
		return result;
	}

}
