package io.github.lightsailboot.emulator.lightsail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An instance, whose state follows the clock.
 */
final class Instance implements Resource {

	static final String SYSTEM_DISK = "/dev/xvda";

	static final String DEFAULT_KEY_PAIR = "LightsailDefaultKeyPair";

	private final String name;

	private final String zone;

	private final Blueprint blueprint;

	private final Bundle bundle;

	private final Instant createdAt;

	private final String privateIp;

	private final Map<String, String> tags = new LinkedHashMap<>();

	private final List<PortRange> ports = new ArrayList<>();

	private String keyPairName = DEFAULT_KEY_PAIR;

	private String ipAddressType = "dualstack";

	private @Nullable String userData;

	private @Nullable String publicIp;

	private @Nullable String staticIpName;

	private InstanceState state = InstanceState.PENDING;

	private InstanceState nextState = InstanceState.PENDING;

	private Instant nextStateAt;

	Instance(String name, String zone, Blueprint blueprint, Bundle bundle, Instant createdAt, String privateIp) {
		this.name = name;
		this.zone = zone;
		this.blueprint = blueprint;
		this.bundle = bundle;
		this.createdAt = createdAt;
		this.privateIp = privateIp;
		this.nextStateAt = createdAt;
		this.ports.add(PortRange.tcp(22));
		this.ports.add(PortRange.tcp(80));
	}

	@Override
	public String type() {
		return "Instance";
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String zone() {
		return this.zone;
	}

	Blueprint blueprint() {
		return this.blueprint;
	}

	Bundle bundle() {
		return this.bundle;
	}

	@Override
	public Instant createdAt() {
		return this.createdAt;
	}

	String privateIp() {
		return this.privateIp;
	}

	@Override
	public Map<String, String> tags() {
		return this.tags;
	}

	List<PortRange> ports() {
		return this.ports;
	}

	String keyPairName() {
		return this.keyPairName;
	}

	void setKeyPairName(String keyPairName) {
		this.keyPairName = keyPairName;
	}

	String ipAddressType() {
		return this.ipAddressType;
	}

	void setIpAddressType(String ipAddressType) {
		this.ipAddressType = ipAddressType;
	}

	@Nullable String userData() {
		return this.userData;
	}

	void setUserData(@Nullable String userData) {
		this.userData = userData;
	}

	@Nullable String publicIp() {
		return this.publicIp;
	}

	void setPublicIp(@Nullable String publicIp) {
		this.publicIp = publicIp;
	}

	@Nullable String staticIpName() {
		return this.staticIpName;
	}

	void setStaticIpName(@Nullable String staticIpName) {
		this.staticIpName = staticIpName;
	}

	InstanceState state(Instant now) {
		if (!now.isBefore(this.nextStateAt)) {
			this.state = this.nextState;
		}
		return this.state;
	}

	boolean isGone(Instant now) {
		return state(now) == InstanceState.TERMINATED;
	}

	void move(InstanceState through, InstanceState to, Instant at) {
		this.state = through;
		this.nextState = to;
		this.nextStateAt = at;
	}

}
