package io.github.lightsailboot.emulator.ses;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The regions of an account, and their initial state.
 */
final class SesRegions {

	private final InstantSource clock;

	private final Map<String, SesRegion> regions = new TreeMap<>();

	private final Set<String> identities = new TreeSet<>();

	private final Set<String> configurationSets = new TreeSet<>();

	private boolean anySender = true;

	SesRegions(InstantSource clock) {
		this.clock = clock;
	}

	synchronized SesRegion of(String region) {
		return this.regions.computeIfAbsent(region, (name) -> create());
	}

	private SesRegion create() {
		SesRegion region = new SesRegion(this.clock, this.anySender);
		this.identities.forEach((identity) -> region.add(verified(identity)));
		if (this.anySender) {
			region.acceptAnySender();
		}
		this.configurationSets.forEach((name) -> region.configurationSets().put(name, ConfigurationSet.of(name)));
		return region;
	}

	private static SesRegion.Identity verified(String identity) {
		return new SesRegion.Identity(identity, Instant.EPOCH, null);
	}

	/**
	 * Set the verified identities of every region.
	 */
	synchronized void setIdentities(String... identities) {
		this.anySender = false;
		this.identities.clear();
		for (String identity : identities) {
			this.identities.add(identity.toLowerCase(Locale.ROOT));
		}
		for (SesRegion region : this.regions.values()) {
			region.identities().forEach(region::deleteIdentity);
			region.rejectOthers();
			this.identities.forEach((identity) -> region.add(verified(identity)));
		}
	}

	/**
	 * Set the configuration sets of every region.
	 */
	synchronized void setConfigurationSets(String... names) {
		this.configurationSets.clear();
		this.configurationSets.addAll(List.of(names));
		for (SesRegion region : this.regions.values()) {
			region.configurationSets().clear();
			this.configurationSets.forEach((name) -> region.configurationSets().put(name, ConfigurationSet.of(name)));
		}
	}

	synchronized void acceptAnySender() {
		this.anySender = true;
		this.regions.values().forEach(SesRegion::acceptAnySender);
	}

	/**
	 * Return the identities that are verified in at least one region.
	 */
	synchronized List<String> verifiedIdentities() {
		Set<String> verified = new TreeSet<>(this.identities);
		for (SesRegion region : this.regions.values()) {
			region.identities().stream().filter(region::isVerified).forEach(verified::add);
		}
		return List.copyOf(verified);
	}

	synchronized void clear() {
		this.regions.clear();
		this.identities.clear();
		this.configurationSets.clear();
		this.anySender = true;
	}

}
