package io.github.lightsailboot.emulator.lightsail;

import java.util.List;

/**
 * A range of open ports.
 *
 * @param fromPort the first port
 * @param toPort the last port
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6} or {@code all}
 * @param cidrs the allowed IPv4 addresses
 * @param ipv6Cidrs the allowed IPv6 addresses
 * @param cidrListAliases names of lists of addresses, {@code lightsail-connect}
 */
record PortRange(int fromPort, int toPort, String protocol, List<String> cidrs, List<String> ipv6Cidrs,
		List<String> cidrListAliases) {

	static PortRange tcp(int port) {
		return new PortRange(port, port, "tcp", List.of("0.0.0.0/0"), List.of("::/0"), List.of());
	}

	boolean samePorts(PortRange other) {
		return this.fromPort == other.fromPort && this.toPort == other.toPort && this.protocol.equals(other.protocol);
	}

}
