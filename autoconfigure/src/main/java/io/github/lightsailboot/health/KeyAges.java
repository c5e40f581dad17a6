package io.github.lightsailboot.health;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.lightsailboot.credentials.MaskedAccessKeyId;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * How old the access key is and whether its user has another one, asked once a day.
 */
final class KeyAges {

	private static final Log logger = LogFactory.getLog(KeyAges.class);

	private static final long INTERVAL = Duration.ofDays(1).toNanos();

	private static final String AGE = "keyAge";

	private static final String UNKNOWN = "unknown";

	private final KeySource source;

	private final Duration maxAge;

	private final CheckTime time;

	private volatile @Nullable Known known;

	KeyAges(KeySource source, Duration maxAge, CheckTime time) {
		this.source = source;
		this.maxAge = maxAge;
		this.time = time;
	}

	/**
	 * Return what was found out about the key.
	 * @param credentials the credentials with the key
	 * @return the details, empty if nothing was asked yet
	 */
	Map<String, Object> details(AwsCredentials credentials) {
		Known known = this.known;
		return (known != null && known.identity().equals(CredentialsIdentity.of(credentials))) ? known.details()
				: Map.of();
	}

	/**
	 * Return how old the key is.
	 * @return the age, or empty if it is not known
	 */
	Optional<Duration> age() {
		Known known = this.known;
		return (known != null && known.keys() != null)
				? Optional.of(Duration.between(known.keys().createdAt(), this.time.instant())) : Optional.empty();
	}

	/**
	 * Ask if that was not done today, and warn of what was found.
	 * @param credentials the credentials with the key
	 * @return the details
	 */
	Map<String, Object> inspect(AwsCredentials credentials) {
		Known known = this.known;
		CredentialsIdentity identity = CredentialsIdentity.of(credentials);
		if (known == null || !known.identity().equals(identity) || this.time.nanos() - known.askedAt() >= INTERVAL) {
			Keys keys = ask(credentials);
			Map<String, Object> details = (keys != null) ? describe(keys) : Map.of(AGE, UNKNOWN);
			this.known = new Known(identity, this.time.nanos(), keys, details);
		}
		return details(credentials);
	}

	private @Nullable Keys ask(AwsCredentials credentials) {
		if (credentials instanceof AwsSessionCredentials) {
			return null;
		}
		try {
			return this.source.keys(credentials).orElse(null);
		}
		catch (RuntimeException ex) {
			logger
				.info("The age of the access key is unknown: allow iam:ListAccessKeys and iam:GetAccessKeyLastUsed for"
						+ " its user, or leave out `aws.lightsail.health.max-key-age`.");
			logger.debug("The access keys cannot be listed", ex);
			return null;
		}
	}

	private Map<String, Object> describe(Keys keys) {
		Map<String, Object> details = new LinkedHashMap<>();
		Duration age = Duration.between(keys.createdAt(), this.time.instant());
		details.put(AGE, "%dd".formatted(age.toDays()));
		if (age.compareTo(this.maxAge) > 0) {
			details.put("keyTooOld", true);
			logger.warn(("The access key is %d days old, which is more than `aws.lightsail.health.max-key-age` allows:"
					+ " create a new one in the IAM console, configure it, and delete this one.")
				.formatted(age.toDays()));
		}
		if (keys.otherAccessKeyId() != null) {
			String other = MaskedAccessKeyId.of(keys.otherAccessKeyId());
			details.put("otherActiveKey", other);
			details.put("otherActiveKeyLastUsed", keys.otherLastUsed());
			logger
				.warn(("The user of the access key has another active one, %s, last used: %s. Delete it if nobody needs"
						+ " it.")
					.formatted(other, keys.otherLastUsed()));
		}
		return details;
	}

	/**
	 * Tells about the keys of a user.
	 */
	@FunctionalInterface
	interface KeySource {

		/**
		 * Return the keys of the user that the credentials belong to.
		 * @param credentials the credentials
		 * @return the keys, or empty if they cannot be told
		 */
		Optional<Keys> keys(AwsCredentials credentials);

	}

	/**
	 * The keys of a user.
	 *
	 * @param createdAt when the key in use was created
	 * @param otherAccessKeyId another active key of the user, or {@code null}
	 * @param otherLastUsed when that was last used
	 */
	record Keys(Instant createdAt, @Nullable String otherAccessKeyId, String otherLastUsed) {

	}

	private record Known(CredentialsIdentity identity, long askedAt, @Nullable Keys keys, Map<String, Object> details) {

	}

}
