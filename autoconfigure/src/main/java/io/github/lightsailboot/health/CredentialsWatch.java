package io.github.lightsailboot.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Sees to it that a change of the credentials is noticed soon: looked for whenever
 * somebody asks for health, once a second at most, in a thread of its own, for a source
 * may take its time.
 */
final class CredentialsWatch implements AutoCloseable {

	private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

	private static final long PATIENCE = Duration.ofMillis(250).toNanos();

	private final Supplier<AwsCredentialsProvider> provider;

	private final CheckTime time;

	private final Consumer<CredentialsIdentity> listener;

	private final CheckThread thread = new CheckThread("lightsail-health-watch");

	private final Object lock = new Object();

	private volatile @Nullable CredentialsIdentity known;

	private volatile long lookedAt;

	private volatile boolean looking;

	/**
	 * Create a watch.
	 * @param provider the provider of the credentials
	 * @param time the clocks
	 * @param listener told the new credentials when they have changed
	 */
	CredentialsWatch(Supplier<AwsCredentialsProvider> provider, CheckTime time,
			Consumer<CredentialsIdentity> listener) {
		this.provider = provider;
		this.time = time;
		this.listener = listener;
	}

	/**
	 * Look for a change if the last look is not of this second, and wait for that a
	 * moment. Who comes while somebody looks does not wait. Nothing is looked for before
	 * {@link #resolve()} was first called.
	 */
	void look() {
		if (!isDue()) {
			return;
		}
		CompletableFuture<@Nullable Void> look = new CompletableFuture<>();
		synchronized (this.lock) {
			if (!isDue() || !start(look)) {
				return;
			}
		}
		await(look);
	}

	private boolean isDue() {
		return this.known != null && !this.looking && this.time.nanos() - this.lookedAt >= INTERVAL;
	}

	private boolean start(CompletableFuture<@Nullable Void> look) {
		try {
			this.looking = true;
			this.thread.execute(() -> run(look));
			return true;
		}
		catch (RejectedExecutionException ex) {
			this.looking = false;
			return false;
		}
	}

	private void run(CompletableFuture<@Nullable Void> look) {
		try {
			resolve();
		}
		catch (RuntimeException ex) {
			// The checks will meet it, and tell it
		}
		finally {
			synchronized (this.lock) {
				this.lookedAt = this.time.nanos();
				this.looking = false;
			}
			look.complete(null);
		}
	}

	private static void await(CompletableFuture<@Nullable Void> look) {
		try {
			look.get(PATIENCE, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// Whoever asks next sees what came of it
		}
	}

	/**
	 * Return the credentials as they are now, in this thread.
	 * @return the credentials
	 */
	AwsCredentials resolve() {
		AwsCredentials credentials = this.provider.get().resolveCredentials();
		CredentialsIdentity identity = CredentialsIdentity.of(credentials);
		boolean changed;
		synchronized (this.lock) {
			changed = this.known != null && !this.known.equals(identity);
			this.known = identity;
			this.lookedAt = this.time.nanos();
		}
		if (changed) {
			this.listener.accept(identity);
		}
		return credentials;
	}

	@Override
	public void close() {
		this.thread.close();
	}

}
