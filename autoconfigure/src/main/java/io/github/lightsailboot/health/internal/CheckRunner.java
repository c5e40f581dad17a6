package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import io.github.lightsailboot.failure.AwsFailureReason;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Runs one check on another thread, and caches the result. Concurrent callers share a
 * run, and wait no longer than the timeout. A run that takes longer counts as another
 * failure each time the check is due.
 */
final class CheckRunner {

	private static final Log logger = LogFactory.getLog(CheckRunner.class);

	/**
	 * Extra time for the SDK's own timeout, whose result has more details.
	 */
	private static final long MARGIN = Duration.ofMillis(100).toNanos();

	private final Check<?, ?> check;

	private final AwsCredentialsProvider credentials;

	private final LongSupplier version;

	private final CheckThreads threads;

	private final CheckClock clock;

	private final ObservationRegistry observations;

	private final CheckReport report;

	private volatile CheckState state;

	private @Nullable Run running;

	CheckRunner(Check<?, ?> check, AwsCredentialsProvider credentials, LongSupplier version, CheckThreads threads,
			CheckClock clock, CheckState initial, ObservationRegistry observations, CheckReport report) {
		this.check = check;
		this.credentials = credentials;
		this.version = version;
		this.threads = threads;
		this.clock = clock;
		this.state = initial;
		this.observations = observations;
		this.report = report;
	}

	/**
	 * Return the last result. Waits for a run if there is none or if it is too old.
	 * @param version the version of the credentials
	 * @param calledAt when the caller began to wait
	 * @param limit the maximum time to wait, from the call that started the run
	 * @return the result
	 */
	CheckResult result(long version, long calledAt, Duration limit) {
		CheckState state = this.state.of(version);
		if (state.isTooOld(this.clock.nanos())) {
			Run run = refresh(version, calledAt);
			if (run != null) {
				run.await(limit);
			}
			// The version is known after the first run, and may have changed meanwhile
			state = this.state.of(this.version.getAsLong());
		}
		CheckResult result = state.result(this.clock.nanos());
		return (result != null) ? result : this.check.pending();
	}

	/**
	 * Run the check on another thread if it is due.
	 * @param version the version of the credentials
	 * @param calledAt when the caller began to wait
	 * @return the current run, or {@code null} if there is none
	 */
	@Nullable Run refresh(long version, long calledAt) {
		return this.state.of(version).isDue(this.clock.nanos()) ? refreshDue(version, calledAt) : null;
	}

	private synchronized @Nullable Run refreshDue(long version, long calledAt) {
		if (!this.state.of(version).isDue(this.clock.nanos())) {
			return this.running;
		}
		if (this.running == null && !this.threads.isClosed()) {
			start(new Run(version, calledAt));
		}
		else if (this.running != null && this.running.over.getCount() == 0) {
			record(this.check.failed(new TimeoutException()), version);
		}
		return this.running;
	}

	private void start(Run run) {
		try {
			this.threads.tasks().execute(run);
			this.running = run;
		}
		catch (OutOfMemoryError ex) {
			// No thread could be created
			record(this.check.failed(ex), run.version);
		}
	}

	private void record(CheckResult result, long version) {
		long now = this.clock.nanos();
		this.state = this.state.after(result, version, now, this.clock.instant());
		this.report.report(result, version, Objects.requireNonNull(this.state.result(now)));
	}

	private synchronized void finish(Run run, CheckResult result) {
		this.running = null;
		end(run, result);
	}

	/**
	 * Called when a run has a result, when its timeout has elapsed, or for both. A
	 * response after the timeout is recorded, but a second failure is not.
	 */
	private synchronized void end(Run run, CheckResult result) {
		if (!this.threads.isClosed() && !(run.over.getCount() == 0 && result.isLost())) {
			record(result, run.version);
		}
		run.over.countDown();
	}

	/**
	 * One run. Its timeout covers the source of the credentials and the call to AWS, but
	 * not the time in which this machine creates a client or loads classes.
	 */
	final class Run implements Runnable {

		private final CountDownLatch over = new CountDownLatch(1);

		private final long startedAt;

		private Future<?> clock = CompletableFuture.completedFuture(null);

		private volatile long version;

		private Run(long version, long startedAt) {
			this.version = version;
			this.startedAt = startedAt;
		}

		@Override
		public void run() {
			CheckResult result;
			try {
				CheckRunner.this.check.client();
				result = observe();
				long latest = CheckRunner.this.version.getAsLong();
				if (latest != this.version) {
					// The credentials have changed, so the result is not valid
					this.version = latest;
					result = observe();
				}
			}
			catch (RuntimeException | Error ex) {
				result = CheckRunner.this.check.failed(ex);
			}
			this.clock.cancel(false);
			finish(this, result);
		}

		/**
		 * Observe a call as {@code lightsail.health.check}. An exception of a handler
		 * does not affect the result.
		 */
		private CheckResult observe() {
			Observation observation = createObservation(CheckRunner.this.check.name());
			guard(observation::start);
			CheckResult result = call();
			AwsFailureReason reason = result.reason();
			guard(() -> observation.lowCardinalityKeyValue("outcome", (reason != null) ? reason.name() : "UP").stop());
			return result;
		}

		/**
		 * Create an observation, which calls the predicates and handlers of the
		 * application.
		 */
		private Observation createObservation(String check) {
			try {
				return Observation.createNotStarted("lightsail.health.check", CheckRunner.this.observations)
					.contextualName("lightsail health " + check)
					.lowCardinalityKeyValue("check", check);
			}
			catch (RuntimeException | Error ex) {
				unobserved(ex);
				return Observation.NOOP;
			}
		}

		private static void guard(Runnable handlers) {
			try {
				handlers.run();
			}
			catch (RuntimeException | Error ex) {
				unobserved(ex);
			}
		}

		private static void unobserved(Throwable ex) {
			logger.debug("A run of a check was not observed", ex);
		}

		private CheckResult call() {
			AwsCredentials credentials;
			try {
				startClock();
				credentials = CheckRunner.this.credentials.resolveCredentials();
			}
			catch (RuntimeException | Error ex) {
				return CheckRunner.this.check.withoutCredentials(ex);
			}
			this.clock.cancel(false);
			if (this.version == 0) {
				// The version is known after the first resolution
				this.version = CheckRunner.this.version.getAsLong();
			}
			try {
				return CheckRunner.this.check.run(credentials, this::startClock);
			}
			catch (RuntimeException | Error ex) {
				return CheckRunner.this.check.failed(ex);
			}
		}

		/**
		 * Start the timeout, unless it is running. The time before is deducted, up to a
		 * sixth of the timeout.
		 */
		private void startClock() {
			if (this.clock.isDone()) {
				long timeout = CheckRunner.this.state.timing().timeout();
				long rest = Math.max(this.startedAt + timeout - System.nanoTime(), timeout * 5 / 6);
				this.clock = CheckRunner.this.threads.timer()
					.schedule(() -> end(this, CheckRunner.this.check.failed(new TimeoutException())), rest + MARGIN,
							TimeUnit.NANOSECONDS);
			}
		}

		private void await(Duration limit) {
			try {
				this.over.await(this.startedAt + limit.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
