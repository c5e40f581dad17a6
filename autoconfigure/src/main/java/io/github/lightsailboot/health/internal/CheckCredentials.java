package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The credentials of the checks, with a version that rises when they change.
 */
final class CheckCredentials {

	private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

	private static final Duration WAIT = Duration.ofMillis(250);

	private final Supplier<AwsCredentialsProvider> provider;

	private final CheckClock clock;

	private final Executor executor;

	private final Runnable onChange;

	private final AtomicBoolean looking = new AtomicBoolean();

	private @Nullable CredentialsDigest digest;

	private volatile long version;

	private volatile long lookedAt;

	/**
	 * Create the credentials.
	 * @param provider the provider of the credentials
	 * @param clock the clocks
	 * @param executor runs what looks for a change
	 * @param onChange called when the version rises
	 */
	CheckCredentials(Supplier<AwsCredentialsProvider> provider, CheckClock clock, Executor executor,
			Runnable onChange) {
		this.provider = provider;
		this.clock = clock;
		this.executor = executor;
		this.onChange = onChange;
	}

	AwsCredentialsProvider provider() {
		return this.provider.get();
	}

	/**
	 * Return the version of the credentials, 0 before they were first resolved. Looks for
	 * a change, once a second at most, and waits a moment for it: a source may take its
	 * time. Whoever comes meanwhile does not wait.
	 */
	long version() {
		if (this.version != 0 && this.clock.nanos() - this.lookedAt >= INTERVAL
				&& this.looking.compareAndSet(false, true)) {
			look();
		}
		return this.version;
	}

	/**
	 * Return the credentials, resolved on this thread.
	 */
	Versioned resolve() {
		AwsCredentials credentials = provider().resolveCredentials();
		CredentialsDigest digest = CredentialsDigest.of(credentials);
		boolean changed;
		long version;
		synchronized (this) {
			changed = this.digest != null && !digest.equals(this.digest);
			if (!digest.equals(this.digest)) {
				this.digest = digest;
				this.version++;
			}
			this.lookedAt = this.clock.nanos();
			version = this.version;
		}
		if (changed) {
			this.onChange.run();
		}
		return new Versioned(credentials, version);
	}

	private void look() {
		CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
		try {
			this.executor.execute(() -> {
				try {
					resolve();
				}
				catch (RuntimeException | LinkageError ex) {
					// The next check reports it
					this.lookedAt = this.clock.nanos();
				}
				finally {
					this.looking.set(false);
					done.complete(null);
				}
			});
			done.get(WAIT.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			this.looking.set(false);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// The next request for health sees the change
		}
	}

	/**
	 * Credentials and their version.
	 *
	 * @param credentials the credentials
	 * @param version their version
	 */
	record Versioned(AwsCredentials credentials, long version) {

		@Override
		public String toString() {
			return "Versioned(%d)".formatted(this.version);
		}

	}

}
