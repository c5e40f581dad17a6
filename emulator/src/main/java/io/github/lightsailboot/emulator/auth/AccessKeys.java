package io.github.lightsailboot.emulator.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import io.github.lightsailboot.emulator.protocol.AwsService;
import org.jspecify.annotations.Nullable;

/**
 * The access keys of an emulator and their permissions. A new key has all permissions.
 */
public final class AccessKeys {

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private final Set<String> disabledRegions = new TreeSet<>();

	private final InstantSource clock;

	/**
	 * Create an empty set of keys.
	 * @param clock the clock for the times of creation and use
	 */
	public AccessKeys(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Add a key, or replace the one with the same ID.
	 * @param key the key
	 */
	public void add(AccessKey key) {
		add(key, Policy.EVERYTHING, true);
	}

	/**
	 * Add a key with the owner and the permissions of an existing key.
	 * @param key the key
	 * @param other the ID of the existing key
	 * @param mayCallIam whether the new key can call IAM, which is not the case for keys
	 * of {@code GetSessionToken}
	 */
	public synchronized void addLike(AccessKey key, String other, boolean mayCallIam) {
		Entry entry = this.entries.get(other);
		add(key, (entry != null) ? entry.policy : Policy.EVERYTHING, mayCallIam);
	}

	private synchronized void add(AccessKey key, Policy policy, boolean mayCallIam) {
		Instant createdAt = (key.createdAt() != null) ? key.createdAt() : this.clock.instant();
		this.entries.put(key.accessKeyId(), new Entry(key, true, policy, createdAt, mayCallIam, null));
	}

	/**
	 * Deactivate a key, which AWS then treats as unknown.
	 * @param accessKeyId the access key ID
	 * @throws IllegalArgumentException if there is no such key
	 */
	public void deactivate(String accessKeyId) {
		update(accessKeyId, (entry) -> entry.withActive(false));
	}

	/**
	 * Activate a key again.
	 * @param accessKeyId the access key ID
	 * @throws IllegalArgumentException if there is no such key
	 */
	public void activate(String accessKeyId) {
		update(accessKeyId, (entry) -> entry.withActive(true));
	}

	/**
	 * Delete a key.
	 * @param accessKeyId the access key ID
	 * @throws IllegalArgumentException if there is no such key
	 */
	public synchronized void delete(String accessKeyId) {
		if (this.entries.remove(accessKeyId) == null) {
			throw unknown(accessKeyId);
		}
	}

	/**
	 * Allow a key these actions and nothing else.
	 * @param accessKeyId the access key ID
	 * @param actions IAM actions such as {@code ses:SendRawEmail}, with {@code *} and
	 * {@code ?} as in a policy
	 * @throws IllegalArgumentException if there is no such key
	 */
	public void allowOnly(String accessKeyId, String... actions) {
		update(accessKeyId, (entry) -> entry.withPolicy(new Policy(List.of(actions), List.of())));
	}

	/**
	 * Deny a key these actions, besides what was denied before.
	 * @param accessKeyId the access key ID
	 * @param actions IAM actions such as {@code ses:GetAccount}, with {@code *} and
	 * {@code ?} as in a policy
	 * @throws IllegalArgumentException if there is no such key
	 */
	public void deny(String accessKeyId, String... actions) {
		update(accessKeyId, (entry) -> entry.withPolicy(entry.policy.denying(actions)));
	}

	/**
	 * Restore all permissions of a key.
	 * @param accessKeyId the access key ID
	 * @throws IllegalArgumentException if there is no such key
	 */
	public void allowAll(String accessKeyId) {
		update(accessKeyId, (entry) -> entry.withPolicy(Policy.EVERYTHING));
	}

	/**
	 * Treat every key as unknown in these regions, as AWS does for a region that is not
	 * enabled.
	 * @param regions the regions, replacing those of an earlier call
	 */
	public synchronized void disableRegions(String... regions) {
		this.disabledRegions.clear();
		Collections.addAll(this.disabledRegions, regions);
	}

	/**
	 * Return all keys, in the order in which they were added.
	 * @return a copy
	 */
	public synchronized List<Status> all() {
		return this.entries.values()
			.stream()
			.map((entry) -> new Status(entry.key, entry.active, entry.createdAt, entry.lastUse))
			.toList();
	}

	/**
	 * Return the unique ID of a key's owner.
	 * @param key the key
	 * @return the ID, such as {@code AIDA...}
	 */
	public static String userId(AccessKey key) {
		return Identities.userId(key);
	}

	/**
	 * Remove all keys and permissions, and enable all regions.
	 */
	public synchronized void clear() {
		this.entries.clear();
		this.disabledRegions.clear();
	}

	synchronized @Nullable Entry find(String accessKeyId, String region, AwsService service) {
		Entry entry = this.entries.get(accessKeyId);
		if (entry == null || !entry.active || this.disabledRegions.contains(region)) {
			return null;
		}
		return (service == AwsService.IAM && !entry.mayCallIam) ? null : entry;
	}

	synchronized void used(String accessKeyId, Use use) {
		this.entries.computeIfPresent(accessKeyId, (id, entry) -> entry.withLastUse(use));
	}

	private synchronized void update(String accessKeyId, UnaryOperator<Entry> change) {
		Entry entry = this.entries.get(accessKeyId);
		if (entry == null) {
			throw unknown(accessKeyId);
		}
		this.entries.put(accessKeyId, change.apply(entry));
	}

	private static IllegalArgumentException unknown(String accessKeyId) {
		return new IllegalArgumentException("No access key '%s'".formatted(accessKeyId));
	}

	/**
	 * A key and its state.
	 *
	 * @param key the key
	 * @param active whether it is active
	 * @param createdAt when it was created
	 * @param lastUse its last use, or {@code null} if it was never used
	 */
	public record Status(AccessKey key, boolean active, Instant createdAt, @Nullable Use lastUse) {
	}

	/**
	 * A use of a key.
	 *
	 * @param at the time
	 * @param service the signing name of the service
	 * @param region the region
	 */
	public record Use(Instant at, String service, String region) {
	}

	record Entry(AccessKey key, boolean active, Policy policy, Instant createdAt, boolean mayCallIam,
			@Nullable Use lastUse) {

		Entry withActive(boolean active) {
			return new Entry(this.key, active, this.policy, this.createdAt, this.mayCallIam, this.lastUse);
		}

		Entry withPolicy(Policy policy) {
			return new Entry(this.key, this.active, policy, this.createdAt, this.mayCallIam, this.lastUse);
		}

		Entry withLastUse(Use lastUse) {
			return new Entry(this.key, this.active, this.policy, this.createdAt, this.mayCallIam, lastUse);
		}

	}

}
