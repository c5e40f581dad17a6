package io.github.lightsailboot.emulator.ses;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What an account has besides its identities.
 */
final class SesResources {

	private final Map<String, Template> templates = new ConcurrentSkipListMap<>();

	private final Map<String, Instant> configurationSets = new ConcurrentSkipListMap<>();

	private final Map<String, Suppressed> suppressed = new ConcurrentSkipListMap<>();

	Map<String, Template> templates() {
		return this.templates;
	}

	Map<String, Instant> configurationSets() {
		return this.configurationSets;
	}

	Map<String, Suppressed> suppressed() {
		return this.suppressed;
	}

	/**
	 * As long as there is no configuration set, any may be named: who wants AWS's
	 * strictness creates those that exist.
	 */
	boolean mayName(String configurationSet) {
		return this.configurationSets.isEmpty() || this.configurationSets.containsKey(configurationSet);
	}

	void clear() {
		this.templates.clear();
		this.configurationSets.clear();
		this.suppressed.clear();
	}

	/**
	 * An address that gets no mail.
	 *
	 * @param address the address
	 * @param reason {@code BOUNCE} or {@code COMPLAINT}
	 * @param since since when
	 */
	record Suppressed(String address, String reason, Instant since) {
	}

}
