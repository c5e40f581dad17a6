package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Sends the messages of all calls of a mail sender, which share threads, rate limiter and
 * client.
 */
final class MailDispatcher {

	private static final int TIMER_THREADS = 5;

	private final SesJavaMailSender.Builder settings;

	final MessageRenderer renderer;

	final MailMeters meters;

	final RateLimiter limiter;

	final Duration singleTimeout;

	private final ThreadPoolExecutor executor;

	private final ScheduledThreadPoolExecutor timer;

	private final Set<Batch> batches = ConcurrentHashMap.newKeySet();

	private final CountDownLatch closed = new CountDownLatch(1);

	private @Nullable Connection connection;

	MailDispatcher(SesJavaMailSender.Builder settings) {
		this.settings = settings;
		this.renderer = new MessageRenderer(settings.from);
		this.singleTimeout = settings.singleTimeout;
		this.executor = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
				settings.threadFactory);
		this.timer = timer(settings.threadFactory);
		this.meters = new MailMeters(settings.observationRegistry, settings.meterRegistries);
		Double maxSendRate = settings.maxSendRate;
		this.limiter = new RateLimiter(new SendRate((maxSendRate != null) ? maxSendRate : AccountRate.UNTIL_KNOWN),
				settings.maxConcurrency, Runtime.getRuntime().maxMemory() / 4, System::nanoTime);
	}

	static ThreadFactory daemonThreads() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("lightsail-mail-");
		threads.setDaemon(true);
		return threads;
	}

	private static ScheduledThreadPoolExecutor timer(ThreadFactory threads) {
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(TIMER_THREADS, threads);
		timer.setRemoveOnCancelPolicy(true);
		timer.setKeepAliveTime(10, TimeUnit.SECONDS);
		timer.allowCoreThreadTimeOut(true);
		return timer;
	}

	/**
	 * Send messages together.
	 * @param messages the messages
	 * @return one outcome for each message, in the order of the messages
	 */
	List<MailOutcome> send(List<?> messages) {
		MailOutcome[] outcomes = new MailOutcome[messages.size()];
		MailFailure stop = send(messages.iterator(), messages.size() == 1,
				(outcome) -> outcomes[(int) outcome.index()] = outcome);
		for (int i = 0; stop != null && i < outcomes.length; i++) {
			if (outcomes[i] == null) {
				outcomes[i] = untried(i, messages.get(i), stop);
			}
		}
		return List.of(outcomes);
	}

	private MailOutcome untried(int index, Object message, MailFailure stop) {
		Delivery delivery = new Delivery(this, index, message, (ended) -> {
		});
		delivery.fail(stop);
		return delivery.outcome();
	}

	/**
	 * Send messages that are read one by one.
	 * @return the failure that concerns every other message too, or {@code null} if there
	 * is none
	 */
	@Nullable MailFailure send(Iterator<?> messages, boolean single, Consumer<MailOutcome> outcomes) {
		Batch batch = new Batch(this, single, outcomes);
		this.batches.add(batch);
		try {
			return batch.send(connection(), messages);
		}
		catch (MailFailure ex) {
			return ex;
		}
		finally {
			this.batches.remove(batch);
			batch.end();
		}
	}

	/**
	 * Return the connection. It is created on the thread of the caller and without a
	 * lock, because that thread or another one may hold locks of the application context.
	 */
	private Connection connection() throws MailFailure {
		Connection connection = connection(null);
		return (connection != null) ? connection : Objects.requireNonNull(connection(connect()));
	}

	/**
	 * Return the connection, which is the given one if there is none yet.
	 */
	private synchronized @Nullable Connection connection(@Nullable Connection created) throws MailFailure {
		if (isClosed()) {
			throw closed();
		}
		if (this.connection == null) {
			this.connection = created;
		}
		return this.connection;
	}

	private Connection connect() throws MailFailure {
		try {
			SesV2Client client = this.settings.client.get();
			Region region = SesTransport.region(client);
			AccountRate accountRate = new AccountRate(() -> this.settings.accountRequest.apply(client), region,
					this.executor, this.limiter, System::nanoTime);
			SesFailures failures = new SesFailures(region, accountRate::sandbox);
			return new Connection(new SesTransport(client, this.settings, failures, this.timer), accountRate);
		}
		catch (RuntimeException | LinkageError ex) {
			throw SesFailures.ofClient(ex);
		}
	}

	boolean isClosed() {
		return this.closed.getCount() == 0;
	}

	static MailFailure closed() {
		return MailFailure.ofAll("The message was not sent: the mail sender is closed.", null);
	}

	void updateRate(Connection connection) {
		if (this.settings.maxSendRate == null) {
			connection.accountRate().update();
		}
	}

	void execute(Runnable sending) throws MailFailure {
		try {
			this.executor.execute(sending);
		}
		catch (RejectedExecutionException ex) {
			throw closed();
		}
	}

	/**
	 * Pause between two attempts. Ends early if the sender is closed.
	 * @return whether to retry
	 */
	boolean pause(long nanos) {
		try {
			return !this.closed.await(nanos, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	void stopBatches() {
		this.limiter.stopBatches();
	}

	/**
	 * Start no further message, and wait up to the shutdown timeout for those that are
	 * being sent, and until their outcomes are reported.
	 */
	void close() {
		long end = System.nanoTime() + this.settings.shutdownTimeout.toNanos();
		this.closed.countDown();
		this.limiter.close();
		synchronized (this) {
			if (this.connection != null) {
				this.connection.accountRate().cancel();
			}
		}
		this.executor.shutdown();
		try {
			this.executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
			for (Batch batch : this.batches) {
				batch.await(end - System.nanoTime());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.timer.shutdown();
	}

	/**
	 * The transport of a client, and the rate of its account.
	 *
	 * @param transport sends the messages
	 * @param accountRate updates the rate
	 */
	record Connection(SesTransport transport, AccountRate accountRate) {

	}

}
