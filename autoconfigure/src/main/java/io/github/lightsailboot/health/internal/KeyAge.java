package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.credentials.internal.MaskedAccessKeyId;
import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

/**
 * The age of the access key, and whether its user has another one. Requested once a day,
 * and every ten minutes while IAM fails, on a separate thread, so no check waits for IAM.
 */
final class KeyAge {

	private static final Log logger = LogFactory.getLog(KeyAge.class);

	private static final long INTERVAL = Duration.ofDays(1).toNanos();

	private static final long RETRY = Duration.ofMinutes(10).toNanos();

	private static final AwsCall LIST_KEYS = new AwsCall("IAM", Region.AWS_GLOBAL, "iam:ListAccessKeys");

	private static final String AGE = "keyAge";

	private final Function<AwsCredentials, Optional<Keys>> source;

	private final Duration maxAge;

	private final LightsailCredentialsProvider credentials;

	private final Executor executor;

	private final CheckClock clock;

	private final AtomicBoolean running = new AtomicBoolean();

	private volatile @Nullable Known known;

	/**
	 * Create an object that has requested nothing yet.
	 * @param source returns the keys of the user that credentials belong to, or empty if
	 * the one in use is not among them
	 * @param maxAge the age from which a key is reported as old
	 * @param credentials the credentials whose key is in use
	 * @param executor runs the requests
	 * @param clock the clocks
	 */
	KeyAge(Function<AwsCredentials, Optional<Keys>> source, Duration maxAge, LightsailCredentialsProvider credentials,
			Executor executor, CheckClock clock) {
		this.source = source;
		this.maxAge = maxAge;
		this.credentials = credentials;
		this.executor = executor;
		this.clock = clock;
	}

	/**
	 * Return the known details of the key in use, and request them if they are a day old.
	 * @return the details, empty if there is no response yet
	 */
	Map<String, Object> details() {
		Known known = current();
		if ((known == null || this.clock.nanos() - known.due() >= 0) && this.running.compareAndSet(false, true)) {
			start();
		}
		return (known != null) ? known.details() : Map.of();
	}

	/**
	 * Return the age of the key.
	 * @return the age, or empty if it is not known
	 */
	Optional<Duration> age() {
		return Optional.ofNullable(current())
			.map(Known::keys)
			.map((keys) -> Duration.between(keys.createdAt(), this.clock.instant()));
	}

	private @Nullable Known current() {
		Known known = this.known;
		return (known != null && known.version() == this.credentials.version()) ? known : null;
	}

	private void start() {
		try {
			this.executor.execute(this::run);
		}
		catch (OutOfMemoryError ex) {
			// No thread could be created; the next call tries again
			this.running.set(false);
		}
	}

	private void run() {
		try {
			long version = this.credentials.version();
			this.known = request(version, this.credentials.resolveCredentials());
		}
		catch (RuntimeException | LinkageError ex) {
			log("The age of the access key is not known", ex);
		}
		finally {
			this.running.set(false);
		}
	}

	/**
	 * Request the keys. Without a usable response, what is known remains so, and the
	 * request is repeated earlier.
	 */
	private Known request(long version, AwsCredentials credentials) {
		try {
			Keys keys = (credentials instanceof AwsSessionCredentials) ? null
					: this.source.apply(credentials).orElseThrow(NoSuchElementException::new);
			return known(version, INTERVAL, keys);
		}
		catch (RuntimeException | LinkageError ex) {
			log("The access keys cannot be listed", ex);
			if (AwsFailure.of(ex, LIST_KEYS).reason() == AwsFailureReason.ACCESS_DENIED) {
				logger
					.info("The age of the access key is unknown: allow iam:ListAccessKeys and iam:GetAccessKeyLastUsed"
							+ " for its user, or leave out `aws.lightsail.health.max-key-age`.");
				return known(version, INTERVAL, null);
			}
			Known before = current();
			return (before != null) ? new Known(version, this.clock.nanos() + RETRY, before.keys(), before.details())
					: known(version, RETRY, null);
		}
	}

	private Known known(long version, long interval, @Nullable Keys keys) {
		return new Known(version, this.clock.nanos() + interval, keys,
				(keys != null) ? describe(keys) : Map.of(AGE, "unknown"));
	}

	/**
	 * Log without the message of the exception, which may contain a secret.
	 */
	private static void log(String message, Throwable ex) {
		logger.debug("%s: %s".formatted(message, ex.getClass().getName()));
	}

	private Map<String, Object> describe(Keys keys) {
		Map<String, Object> details = new LinkedHashMap<>();
		Duration age = Duration.between(keys.createdAt(), this.clock.instant());
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
			logger.warn(("The user of the access key has another active one, %s, last used: %s. Delete it if it is not"
					+ " used.")
				.formatted(other, keys.otherLastUsed()));
		}
		return details;
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

	private record Known(long version, long due, @Nullable Keys keys, Map<String, Object> details) {

	}

}
