package io.github.lightsailboot.emulator.ses;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * The state of an account in one region.
 */
final class SesRegion {

	private final InstantSource clock;

	private final Map<String, Identity> identities = new TreeMap<>();

	private final Map<String, Template> templates = new ConcurrentSkipListMap<>();

	private final Map<String, ConfigurationSet> configurationSets = new ConcurrentSkipListMap<>();

	private final Map<String, Suppressed> suppressed = new ConcurrentSkipListMap<>();

	private final ResourceTags tags = new ResourceTags();

	private boolean anySender;

	SesRegion(InstantSource clock, boolean anySender) {
		this.clock = clock;
		this.anySender = anySender;
	}

	Map<String, Template> templates() {
		return this.templates;
	}

	Map<String, ConfigurationSet> configurationSets() {
		return this.configurationSets;
	}

	/**
	 * Return whether a mail can use a configuration set. As long as the region has none,
	 * any name is accepted.
	 */
	boolean mayName(String configurationSet) {
		return this.configurationSets.isEmpty() || this.configurationSets.containsKey(configurationSet);
	}

	Map<String, Suppressed> suppressed() {
		return this.suppressed;
	}

	ResourceTags tags() {
		return this.tags;
	}

	synchronized void acceptAnySender() {
		this.anySender = true;
	}

	synchronized void rejectOthers() {
		this.anySender = false;
	}

	/**
	 * Add an identity. From then on, only verified senders are accepted.
	 * @return whether it is new
	 */
	synchronized boolean add(Identity identity) {
		this.anySender = false;
		return this.identities.putIfAbsent(key(identity.name()), identity) == null;
	}

	synchronized boolean deleteIdentity(String name) {
		return this.identities.remove(key(name)) != null;
	}

	synchronized List<String> identities() {
		return List.copyOf(this.identities.keySet());
	}

	synchronized @Nullable Identity identity(String name) {
		return this.identities.get(key(name));
	}

	synchronized boolean isVerified(String name) {
		Identity identity = this.identities.get(key(name));
		return identity != null && !this.clock.instant().isBefore(identity.verifiedAt());
	}

	synchronized boolean accepts(String sender) {
		return this.anySender || verifiedIdentityOf(sender) != null;
	}

	/**
	 * Return the verified identity of an address: the address itself, its domain, or a
	 * parent domain.
	 */
	synchronized @Nullable Identity verifiedIdentityOf(String address) {
		if (isVerified(address)) {
			return identity(address);
		}
		String domain = address.substring(address.lastIndexOf('@') + 1);
		while (domain.contains(".")) {
			if (isVerified(domain)) {
				return identity(domain);
			}
			domain = domain.substring(domain.indexOf('.') + 1);
		}
		return null;
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	/**
	 * An address or a domain of a sender.
	 *
	 * @param name the address or domain, in lower case
	 * @param verifiedAt when it is verified
	 * @param configurationSet the default configuration set of its mails, or {@code null}
	 */
	record Identity(String name, Instant verifiedAt, @Nullable String configurationSet) {
	}

	/**
	 * An address on the suppression list.
	 *
	 * @param address the address
	 * @param reason {@code BOUNCE} or {@code COMPLAINT}
	 * @param since when it was added
	 */
	record Suppressed(String address, String reason, Instant since) {
	}

}
