package io.github.lightsailboot.emulator.lightsail;

import java.util.List;

/**
 * The image of an instance. A part of Lightsail's offer.
 *
 * @param id the ID
 * @param name the name
 * @param group the group of versions
 * @param type {@code os} or {@code app}
 * @param version the version
 * @param userName the name of the SSH user
 */
record Blueprint(String id, String name, String group, String type, String version, String userName) {

	static final List<Blueprint> ALL = List.of(
			new Blueprint("amazon_linux_2023", "Amazon Linux 2023", "amazon_linux_2023", "os", "2023", "ec2-user"),
			new Blueprint("ubuntu_22_04", "Ubuntu", "ubuntu_22", "os", "22.04 LTS", "ubuntu"),
			new Blueprint("ubuntu_24_04", "Ubuntu", "ubuntu_24", "os", "24.04 LTS", "ubuntu"),
			new Blueprint("debian_12", "Debian", "debian_12", "os", "12.0", "admin"),
			new Blueprint("wordpress", "WordPress", "wordpress", "app", "6.8", "bitnami"),
			new Blueprint("nodejs", "Node.js", "node", "app", "22", "bitnami"));

	static Blueprint find(String id) {
		return ALL.stream()
			.filter((blueprint) -> blueprint.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No blueprint " + id));
	}

	static boolean exists(String id) {
		return ALL.stream().anyMatch((blueprint) -> blueprint.id.equals(id));
	}

}
