package io.github.lightsailboot.emulator.lightsail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The regions that have Lightsail.
 */
final class Regions {

	private static final String[][] REGIONS = { { "us-east-1", "NA", "Virginia", "abcdef" },
			{ "us-east-2", "NA", "Ohio", "abc" }, { "us-west-2", "NA", "Oregon", "abcd" },
			{ "eu-west-1", "EU", "Ireland", "abc" }, { "eu-west-2", "EU", "London", "abc" },
			{ "eu-west-3", "EU", "Paris", "abc" }, { "eu-central-1", "EU", "Frankfurt", "abc" },
			{ "eu-north-1", "EU", "Stockholm", "abc" }, { "ca-central-1", "NA", "Montreal", "abd" },
			{ "ap-southeast-1", "AS", "Singapore", "abc" }, { "ap-southeast-2", "OC", "Sydney", "abc" },
			{ "ap-southeast-3", "AS", "Jakarta", "abc" }, { "ap-northeast-1", "AS", "Tokyo", "acd" },
			{ "ap-northeast-2", "AS", "Seoul", "abcd" }, { "ap-south-1", "AS", "Mumbai", "abc" } };

	private Regions() {
	}

	static List<Map<String, Object>> describe(boolean zones, boolean databaseZones) {
		List<Map<String, Object>> regions = new ArrayList<>();
		for (String[] entry : REGIONS) {
			Map<String, Object> region = new LinkedHashMap<>();
			region.put("continentCode", entry[1]);
			region.put("description", "This region is recommended to serve users in the area of " + entry[2]);
			region.put("displayName", entry[2]);
			region.put("name", entry[0]);
			region.put("availabilityZones", zones ? zones(entry) : List.of());
			region.put("relationalDatabaseAvailabilityZones", databaseZones ? zones(entry) : List.of());
			regions.add(region);
		}
		return regions;
	}

	private static List<Map<String, Object>> zones(String[] entry) {
		List<Map<String, Object>> zones = new ArrayList<>();
		for (char letter : entry[3].toCharArray()) {
			zones.add(Map.of("zoneName", entry[0] + letter, "state", "available"));
		}
		return zones;
	}

}
