package io.github.lightsailboot.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Makes one check: in a thread of its own, once however many wait for it, and with nobody
 * waiting much longer than the time limit, whatever hangs. A thread that hangs longer
 * than that counts as a failed try each time that one is due.
 */
final class CheckRunner implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(CheckRunner.class);

	/**
	 * Between two looks whether the time limit is over.
	 */
	private static final long SETTLING = Duration.ofMillis(100).toNanos();

	private final String name;

	private final Check check;

	private final Supplier<AwsCredentials> credentials;

	private final CheckState state;

	private final CheckTime time;

	private final Duration timeout;

	private final CheckListener listener;

	private final CheckLog log;

	private final CheckThread thread;

	private final Object lock = new Object();

	private volatile @Nullable Kept kept;

	private @Nullable Flight flight;

	private @Nullable CredentialsIdentity askedWith;

	private boolean closed;

	CheckRunner(String name, Check check, Supplier<AwsCredentials> credentials, CheckState state, CheckTime time,
			Duration timeout, CheckListener listener) {
		this.name = name;
		this.check = check;
		this.credentials = credentials;
		this.state = state;
		this.time = time;
		this.timeout = timeout;
		this.listener = listener;
		this.log = new CheckLog(name);
		this.thread = new CheckThread("lightsail-health-" + name);
	}

	/**
	 * Ask behind the caller if it is time to.
	 */
	void refreshIfDue() {
		if (kept() != null) {
			return;
		}
		synchronized (this.lock) {
			refresh();
		}
	}

	/**
	 * Return what is known, after a wait for it where nothing is, or nothing new enough.
	 * @return the result
	 */
	CheckResult result() {
		CheckResult kept = kept();
		if (kept != null) {
			return kept;
		}
		Flight awaited;
		synchronized (this.lock) {
			refresh();
			CheckResult result = this.state.result(this.time.nanos());
			awaited = this.flight;
			if (result != null && (awaited == null || awaited.overdue || !this.state.isTooOld(this.time.nanos()))) {
				return result;
			}
		}
		if (awaited != null) {
			await(awaited);
		}
		synchronized (this.lock) {
			giveUpIfOverdue();
			CheckResult result = this.state.result(this.time.nanos());
			return (result != null) ? result : CheckResult.pending(this.check.pending());
		}
	}

	private @Nullable CheckResult kept() {
		Kept kept = this.kept;
		return (kept != null && this.time.nanos() - kept.until() < 0) ? kept.result() : null;
	}

	/**
	 * Keep what is known where everybody finds it without a lock: many ask at once, and
	 * who waits for a lock waits long.
	 */
	private void keep() {
		long now = this.time.nanos();
		CheckResult result = this.state.result(now);
		this.kept = (result != null && !this.state.isDue(now)) ? new Kept(result, this.state.unchangedUntil(now))
				: null;
	}

	/**
	 * Wait until something is known, however long this JVM needs for it.
	 */
	void settle() {
		while (!Thread.currentThread().isInterrupted()) {
			Flight awaited;
			synchronized (this.lock) {
				refresh();
				awaited = this.flight;
				if (awaited == null || this.state.result(this.time.nanos()) != null) {
					return;
				}
			}
			await(awaited, SETTLING);
		}
	}

	private void refresh() {
		giveUpIfOverdue();
		if (!this.state.isDue(this.time.nanos())) {
			return;
		}
		Flight current = this.flight;
		if (current != null) {
			if (current.overdue) {
				record(this.check.failed(new TimeoutException()), this.timeout);
			}
			return;
		}
		Flight flight = new Flight(new Progress(this.timeout));
		try {
			this.flight = flight;
			this.thread.execute(() -> run(flight));
		}
		catch (RejectedExecutionException ex) {
			this.flight = null;
		}
	}

	private void giveUpIfOverdue() {
		Flight flight = this.flight;
		if (flight != null && !flight.overdue && flight.progress.isOverdue()) {
			flight.overdue = true;
			record(this.check.failed(new TimeoutException()), this.timeout);
			flight.done.complete(null);
		}
	}

	private void run(Flight flight) {
		Answer answer;
		try {
			answer = ask(flight.progress);
		}
		catch (RuntimeException | Error ex) {
			answer = failed(ex);
		}
		synchronized (this.lock) {
			if (!this.closed && !(flight.overdue && answer.isLost())) {
				record(answer, flight.progress.elapsed());
			}
			this.flight = null;
		}
		flight.done.complete(null);
		if (answer.failure() == null) {
			inspect();
		}
	}

	private void inspect() {
		try {
			Map<String, Object> details = this.check.inspect(this.credentials.get());
			synchronized (this.lock) {
				this.state.amend(details);
				keep();
			}
		}
		catch (RuntimeException ex) {
			logger.debug("Nothing more is known of check %s".formatted(this.name), ex);
		}
	}

	private Answer failed(Throwable failure) {
		logger.debug("Check %s failed".formatted(this.name), failure);
		return this.check.failed(failure);
	}

	private Answer ask(Progress progress) {
		AwsCredentials used;
		try {
			used = this.credentials.get();
		}
		catch (RuntimeException ex) {
			logger.debug("No credentials for check %s".formatted(this.name), ex);
			return this.check.withoutCredentials(ex);
		}
		progress.working();
		Answer answer = ask(used, progress);
		AwsCredentials current = currentOr(used);
		return CredentialsIdentity.of(current).equals(CredentialsIdentity.of(used)) ? answer : ask(current, progress);
	}

	private AwsCredentials currentOr(AwsCredentials used) {
		try {
			return this.credentials.get();
		}
		catch (RuntimeException ex) {
			return used;
		}
	}

	private Answer ask(AwsCredentials credentials, Progress progress) {
		synchronized (this.lock) {
			this.askedWith = CredentialsIdentity.of(credentials);
		}
		return this.check.ask(credentials, progress::sent);
	}

	private void record(Answer answer, Duration duration) {
		this.state.record(answer, this.time.nanos(), this.time.instant());
		this.log.log(answer);
		tell(answer, duration);
		keep();
	}

	private void tell(Answer answer, Duration duration) {
		try {
			this.listener.onCheck(this.name, (answer.failure() != null) ? answer.failure().reason().name() : "UP",
					duration);
		}
		catch (RuntimeException ex) {
			logger.debug("A try of check %s was not measured".formatted(this.name), ex);
		}
	}

	private static void await(Flight flight) {
		long patience = flight.progress.patience();
		while (patience > 0 && !flight.done.isDone() && !Thread.currentThread().isInterrupted()) {
			await(flight, patience);
			patience = flight.progress.patience();
		}
	}

	private static void await(Flight flight, long patience) {
		try {
			flight.done.get(patience, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			// The state says what came of it
		}
	}

	/**
	 * Forget an answer to other credentials than these.
	 * @param current the credentials that are used from now on
	 */
	void credentialsChanged(CredentialsIdentity current) {
		synchronized (this.lock) {
			if (!current.equals(this.askedWith)) {
				this.state.drop();
				this.kept = null;
				this.log.credentialsChanged();
			}
		}
	}

	@Override
	public void close() {
		synchronized (this.lock) {
			this.closed = true;
		}
		this.thread.close();
		synchronized (this.lock) {
			if (this.flight != null) {
				this.flight.done.complete(null);
			}
		}
	}

	/**
	 * A result as long as there is nothing to do about it.
	 *
	 * @param result the result
	 * @param until when something is due
	 */
	private record Kept(CheckResult result, long until) {

	}

	/**
	 * One try, from its start until its thread is free again.
	 */
	private static final class Flight {

		private final Progress progress;

		private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

		private boolean overdue;

		Flight(Progress progress) {
			this.progress = progress;
		}

	}

}
