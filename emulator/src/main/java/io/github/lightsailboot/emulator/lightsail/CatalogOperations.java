package io.github.lightsailboot.emulator.lightsail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.JsonBody;

/**
 * Operations on regions, blueprints and bundles.
 */
final class CatalogOperations {

	private CatalogOperations() {
	}

	static void register(LightsailApi api) {
		api.add("GetRegions", CatalogOperations::getRegions,
				"includeAvailabilityZones includeRelationalDatabaseAvailabilityZones");
		// All of them are active
		api.add("GetBlueprints",
				(call) -> call.page(offered(call, Blueprint.ALL), "blueprints", CatalogOperations::describe),
				"includeInactive appCategory pageToken");
		api.add("GetBundles", (call) -> call.page(offered(call, Bundle.ALL), "bundles", CatalogOperations::describe),
				"includeInactive appCategory pageToken");
	}

	private static <T> List<T> offered(LightsailCall call, List<T> all) {
		String category = JsonBody.text(call.input(), "appCategory");
		if (category != null && !category.equals("LfR")) {
			throw call.invalid("Invalid input: appCategory must be LfR");
		}
		// There are no blueprints for Lightsail for Research
		return (category != null) ? List.of() : all;
	}

	private static Object getRegions(LightsailCall call) {
		return Map.of("regions", Regions.describe(call.flag("includeAvailabilityZones"),
				call.flag("includeRelationalDatabaseAvailabilityZones")));
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
