package io.github.lightsailboot.emulator.auth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The access keys of an emulator, and what each may do. A new key may do everything.
 */
public final class AccessKeys {

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private final Set<String> disabledRegions = new TreeSet<>();

	/**
	 * Add a key, or replace the one with the same ID.
	 * @param key the key
	 */
	public synchronized void add(AccessKey key) {
		this.entries.put(key.accessKeyId(), new Entry(key, true, Policy.EVERYTHING));
	}

	/**
	 * Deactivate a key, which AWS then treats as unknown.
	 * @param accessKeyId the access key ID
	 * @throws IllegalArgumentException if there is no such key
	 */
	public synchronized void deactivate(String accessKeyId) {
		Entry entry = entry(accessKeyId);
		this.entries.put(accessKeyId, new Entry(entry.key, false, entry.policy));
	}

	/**
	 * Make a key active again.
	 * @param accessKeyId the access key ID
	 * @throws IllegalArgumentException if there is no such key
	 */
	public synchronized void activate(String accessKeyId) {
		Entry entry = entry(accessKeyId);
		this.entries.put(accessKeyId, new Entry(entry.key, true, entry.policy));
	}

	/**
	 * Delete a key.
	 * @param accessKeyId the access key ID
	 * @throws IllegalArgumentException if there is no such key
	 */
	public synchronized void delete(String accessKeyId) {
		entry(accessKeyId);
		this.entries.remove(accessKeyId);
	}

	/**
	 * Allow a key these actions and nothing else.
	 * @param accessKeyId the access key ID
	 * @param actions IAM actions such as {@code ses:SendRawEmail}, with {@code *} and
	 * {@code ?} as in a policy
	 * @throws IllegalArgumentException if there is no such key
	 */
	public synchronized void allowOnly(String accessKeyId, String... actions) {
		Entry entry = entry(accessKeyId);
		this.entries.put(accessKeyId, new Entry(entry.key, entry.active, new Policy(List.of(actions), List.of())));
	}

	/**
	 * Deny a key these actions, besides what was denied before.
	 * @param accessKeyId the access key ID
	 * @param actions IAM actions such as {@code ses:GetAccount}, with {@code *} and
	 * {@code ?} as in a policy
	 * @throws IllegalArgumentException if there is no such key
	 */
	public synchronized void deny(String accessKeyId, String... actions) {
		Entry entry = entry(accessKeyId);
		this.entries.put(accessKeyId, new Entry(entry.key, entry.active, entry.policy.denying(actions)));
	}

	/**
	 * Allow a key everything again.
	 * @param accessKeyId the access key ID
	 * @throws IllegalArgumentException if there is no such key
	 */
	public synchronized void allowAll(String accessKeyId) {
		Entry entry = entry(accessKeyId);
		this.entries.put(accessKeyId, new Entry(entry.key, entry.active, Policy.EVERYTHING));
	}

	/**
	 * Treat every key as unknown in these regions, as AWS does where a region was not
	 * opted into.
	 * @param regions the regions, replacing those of an earlier call
	 */
	public synchronized void disableRegions(String... regions) {
		this.disabledRegions.clear();
		Collections.addAll(this.disabledRegions, regions);
	}

	/**
	 * Forget all keys, what they may do, and which regions are disabled.
	 */
	public synchronized void clear() {
		this.entries.clear();
		this.disabledRegions.clear();
	}

	synchronized @Nullable Entry find(String accessKeyId, String region) {
		Entry entry = this.entries.get(accessKeyId);
		return (entry == null || !entry.active || this.disabledRegions.contains(region)) ? null : entry;
	}

	private Entry entry(String accessKeyId) {
		Entry entry = this.entries.get(accessKeyId);
		if (entry == null) {
			throw new IllegalArgumentException("No access key '%s'".formatted(accessKeyId));
		}
		return entry;
	}

	record Entry(AccessKey key, boolean active, Policy policy) {
	}

}
