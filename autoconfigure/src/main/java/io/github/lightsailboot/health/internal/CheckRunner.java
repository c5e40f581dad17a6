package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Runs one check: on another thread, once however many wait for it, and caches the
 * result. Whoever waits does so no longer than the timeout, whatever hangs. A run that
 * hangs longer counts as one more failure each time that the check is due.
 */
final class CheckRunner {

	private static final Log logger = LogFactory.getLog(CheckRunner.class);

	/**
	 * How often whoever waits looks whether the call is overdue.
	 */
	private static final long LOOK = Duration.ofMillis(50).toNanos();

	private final Check<?, ?> check;

	private final CheckCredentials credentials;

	private final CheckThreads threads;

	private final CheckClock clock;

	private final Duration timeout;

	private final CheckObservations observations;

	private final CheckReport report;

	private final Object lock = new Object();

	private final CheckState initial;

	private volatile CheckState state;

	private @Nullable Run running;

	CheckRunner(Check<?, ?> check, CheckCredentials credentials, CheckThreads threads, CheckClock clock,
			CheckState initial, Duration timeout, CheckObservations observations, CheckReport report) {
		this.check = check;
		this.credentials = credentials;
		this.threads = threads;
		this.clock = clock;
		this.initial = initial;
		this.state = initial;
		this.timeout = timeout;
		this.observations = observations;
		this.report = report;
	}

	/**
	 * Return what is known. Waits if nothing is, or nothing new enough.
	 * @param limit how long to wait, from the start of the run
	 * @return the result
	 */
	CheckResult result(Duration limit) {
		long version = this.credentials.version();
		Run run = refresh(version);
		if (run != null && state(version).isTooOld(this.clock.nanos())) {
			run.await(limit);
			version = this.credentials.version();
			refresh(version);
		}
		CheckResult result = state(version).result(this.clock.nanos());
		return (result != null) ? result : this.check.pending();
	}

	/**
	 * Run the check on another thread if it is due.
	 * @param version the version of the credentials
	 * @return the run under way, or {@code null} if there is none
	 */
	@Nullable Run refresh(long version) {
		if (!state(version).isDue(this.clock.nanos())) {
			return null;
		}
		synchronized (this.lock) {
			Run run = this.running;
			if (!state(version).isDue(this.clock.nanos())) {
				return run;
			}
			if (run == null) {
				return start();
			}
			if (run.isOverdue()) {
				run.overdue = true;
				record(this.check.failed(new TimeoutException()), version);
			}
			return run;
		}
	}

	private CheckState state(long version) {
		CheckState state = this.state;
		return (state.version() == version) ? state : this.initial;
	}

	private @Nullable Run start() {
		Run run = new Run();
		try {
			this.threads.execute(run);
			this.running = run;
			return run;
		}
		catch (RejectedExecutionException ex) {
			// Closed
			return null;
		}
	}

	private void record(CheckResult result, long version) {
		long now = this.clock.nanos();
		CheckState state = this.state.after(result, version, now, this.clock.instant());
		this.state = state;
		CheckResult shown = state.result(now);
		if (shown != null) {
			this.report.report(result, version, shown);
		}
	}

	private void finish(Run run, CheckResult result) {
		synchronized (this.lock) {
			this.running = null;
			if (!this.threads.isClosed() && !(run.overdue && result.isLost())) {
				record(result, run.version);
			}
		}
		run.done.complete(null);
	}

	/**
	 * One run. The time to load classes and to build a client, which is long in a cold
	 * JVM on a busy machine, is none of AWS's: the clock starts after that.
	 */
	final class Run implements Runnable {

		private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

		private final long startedAt = System.nanoTime();

		private volatile @Nullable Long calledAt;

		private long version = CheckRunner.this.credentials.version();

		private boolean overdue;

		@Override
		public void run() {
			CheckResult result;
			try {
				Function<AwsCredentials, CheckResult> check = CheckRunner.this.check.prepare();
				result = observedCall(check);
				if (this.version != CheckRunner.this.credentials.version()) {
					// Changed meanwhile, so the result is of no use
					result = observedCall(check);
				}
			}
			catch (RuntimeException | Error ex) {
				result = failed(ex);
			}
			finish(this, result);
		}

		private CheckResult observedCall(Function<AwsCredentials, CheckResult> check) {
			this.calledAt = System.nanoTime();
			return CheckRunner.this.observations.observe(CheckRunner.this.check.name(), () -> call(check));
		}

		private CheckResult call(Function<AwsCredentials, CheckResult> check) {
			CheckCredentials.Versioned used;
			try {
				used = CheckRunner.this.credentials.resolve();
			}
			catch (RuntimeException ex) {
				// What a provider or AWS wrote may contain a secret
				logger.debug("No credentials for check %s: %s".formatted(CheckRunner.this.check.name(),
						ex.getClass().getName()));
				this.version = CheckRunner.this.credentials.version();
				return CheckRunner.this.check.withoutCredentials(ex);
			}
			this.version = used.version();
			try {
				return check.apply(used.credentials());
			}
			catch (RuntimeException | Error ex) {
				return failed(ex);
			}
		}

		private CheckResult failed(Throwable failure) {
			logger.debug("Check %s failed: %s".formatted(CheckRunner.this.check.name(), failure.getClass().getName()));
			return CheckRunner.this.check.failed(failure);
		}

		private boolean isOverdue() {
			Long calledAt = this.calledAt;
			return calledAt != null && System.nanoTime() - calledAt >= CheckRunner.this.timeout.toNanos();
		}

		private void await(Duration limit) {
			long end = this.startedAt + limit.toNanos();
			long rest = end - System.nanoTime();
			while (rest > 0 && !this.done.isDone() && !isOverdue() && !Thread.currentThread().isInterrupted()) {
				try {
					this.done.get(Math.min(rest, LOOK), TimeUnit.NANOSECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				catch (ExecutionException | TimeoutException ex) {
					// Looks whether the call is overdue by now
				}
				rest = end - System.nanoTime();
			}
		}

	}

}
