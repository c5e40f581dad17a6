package io.github.lightsailboot.emulator.lightsail;

import java.util.List;

/**
 * The size of an instance. A part of Lightsail's offer.
 *
 * @param id the ID
 * @param name the name
 * @param price the price per month in US dollars
 * @param cpus the number of virtual CPUs
 * @param ramInGb the memory
 * @param diskInGb the size of the disk
 * @param transferInGb the data transfer per month
 * @param power the relative power
 */
record Bundle(String id, String name, double price, int cpus, double ramInGb, int diskInGb, int transferInGb,
		int power) {

	static final List<Bundle> ALL = List.of(new Bundle("nano_3_0", "Nano", 5, 2, 0.5, 20, 1024, 298),
			new Bundle("micro_3_0", "Micro", 7, 2, 1, 40, 2048, 500),
			new Bundle("small_3_0", "Small", 12, 2, 2, 60, 3072, 1000),
			new Bundle("medium_3_0", "Medium", 24, 2, 4, 80, 4096, 2000),
			new Bundle("large_3_0", "Large", 44, 2, 8, 160, 5120, 3000));

	static Bundle find(String id) {
		return ALL.stream()
			.filter((bundle) -> bundle.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No bundle " + id));
	}

	static boolean exists(String id) {
		return ALL.stream().anyMatch((bundle) -> bundle.id.equals(id));
	}

}
