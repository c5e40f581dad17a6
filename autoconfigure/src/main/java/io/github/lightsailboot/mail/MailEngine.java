package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.lightsailboot.ses.SesAccountSource;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.client.internal.SesV2Clients;
import io.github.lightsailboot.client.internal.SyncClientOptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * What a mail sender is made of, put together when the first message is sent.
 */
final class MailEngine {

	private static final int TIMER_THREADS = 5;

	private static final Duration CONNECT_TIME = Duration.ofSeconds(5);

	/**
	 * SES takes its time for a large message, and an answer that was not waited for is an
	 * unknown outcome.
	 */
	private static final Duration ANSWER_TIME = Duration.ofSeconds(60);

	/**
	 * How often the SDK holds a message that is not streamed.
	 */
	private static final int HELD_BY_SDK = 8;

	private final SesMailSender.Builder settings;

	private final Object lock = new Object();

	private @Nullable Parts parts;

	private boolean batchesStopped;

	private boolean closed;

	MailEngine(SesMailSender.Builder settings) {
		if (settings.client() == null && settings.clientFactory() == null) {
			throw new IllegalStateException("Either a client or a client factory is needed");
		}
		this.settings = settings;
	}

	@Nullable String from() {
		return this.settings.from();
	}

	List<MailOutcome> send(List<Draft> drafts) {
		List<MailOutcome> outcomes = new ArrayList<>(drafts.size());
		MailDispatcher.Stop stop = dispatch(drafts.iterator(), drafts.size() == 1, outcomes::add);
		if (stop != null) {
			for (int i = outcomes.size(); i < drafts.size(); i++) {
				MailOutcome outcome = MailOutcome.failed(i, drafts.get(i).message(), stop.reason(), stop.failure());
				this.settings.listener().completed(outcome, Duration.ZERO);
				outcomes.add(outcome);
			}
		}
		outcomes.sort(Comparator.comparingLong(MailOutcome::index));
		return outcomes;
	}

	BulkResult sendAll(Iterator<? extends Draft> drafts, Consumer<MailOutcome> outcomes) {
		AtomicLong sent = new AtomicLong();
		AtomicLong failed = new AtomicLong();
		MailDispatcher.Stop stop = dispatch(drafts, false, (outcome) -> {
			(outcome.isSent() ? sent : failed).incrementAndGet();
			outcomes.accept(outcome);
		});
		return new BulkResult(sent.get(), failed.get(), (stop != null) ? stop.reason() : null);
	}

	private MailDispatcher.@Nullable Stop dispatch(Iterator<? extends Draft> drafts, boolean single,
			Consumer<MailOutcome> outcomes) {
		Parts parts;
		try {
			parts = parts();
		}
		catch (LinkageError ex) {
			return SesFailures.ofBuilding(ex);
		}
		return (parts != null) ? parts.dispatcher.dispatch(drafts, single, outcomes) : MailDispatcher.Stop.closed();
	}

	void stopBatches() {
		synchronized (this.lock) {
			this.batchesStopped = true;
			if (this.parts != null) {
				this.parts.admission.stopBatches();
			}
		}
	}

	void close() {
		Parts parts;
		synchronized (this.lock) {
			this.closed = true;
			parts = this.parts;
			this.parts = null;
		}
		if (parts != null) {
			parts.close(this.settings.shutdownTime());
		}
	}

	private @Nullable Parts parts() {
		synchronized (this.lock) {
			if (this.closed) {
				return null;
			}
			Parts parts = this.parts;
			if (parts == null) {
				parts = new Parts(this.settings);
				if (this.batchesStopped) {
					parts.admission.stopBatches();
				}
				this.parts = parts;
			}
			return parts;
		}
	}

	private static final class Parts {

		private final ThreadPoolExecutor executor = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS,
				new SynchronousQueue<>(), new MailThreads());

		private final @Nullable TrackingHttpClient httpClient;

		private final @Nullable SesV2Client ownClient;

		private final ScheduledThreadPoolExecutor timer = timer();

		private final Admission admission;

		private final MailDispatcher dispatcher;

		Parts(SesMailSender.Builder settings) {
			Supplier<SesV2Client> givenClient = settings.client();
			LightsailClientFactory factory = settings.clientFactory();
			SesV2Client client;
			if (givenClient == null && factory != null) {
				TrackingHttpClient httpClient = new TrackingHttpClient(
						() -> factory.createHttpClient(CONNECT_TIME, ANSWER_TIME), this.executor);
				client = factory.create(SesV2Clients.SYNC, SyncClientOptions.defaults()
					.withHttpClient(httpClient)
					.withConfiguration((configuration) -> configuration.apiCallAttemptTimeout(settings.attemptTime())
						.scheduledExecutorService(this.timer)
						.addExecutionInterceptor(new StreamedMessage())
						.addExecutionInterceptor(new AnsweredId())));
				httpClient.awaitReady();
				this.httpClient = httpClient;
				this.ownClient = client;
			}
			else {
				client = Objects.requireNonNull(givenClient).get();
				this.httpClient = null;
				this.ownClient = null;
			}
			SesAccountSource source = settings.accountSource().forClient(client);
			Double maxSendRate = settings.maxSendRate();
			this.admission = new Admission(new SendRate((maxSendRate != null) ? maxSendRate : AccountRate.UNTIL_KNOWN),
					settings.maxConcurrency(), Runtime.getRuntime().maxMemory() / 4);
			Runnable rateUpdate = (maxSendRate != null) ? () -> {
			} : new AccountRate(source, () -> client, this.executor, this.admission)::update;
			Transport transport = new Transport(client, this.ownClient != null,
					new SesFailures(region(factory, client, this.ownClient != null), () -> isSandbox(source)),
					settings.configurationSet(), settings.fromIdentityArn());
			this.dispatcher = new MailDispatcher(transport, this.admission, rateUpdate, this.executor,
					settings.singlePatience(), settings.listener(), (this.ownClient != null) ? 1 : HELD_BY_SDK);
		}

		/**
		 * Return an executor for time limits that forgets each with its mail. That of the
		 * SDK keeps them until the time is over.
		 */
		private static ScheduledThreadPoolExecutor timer() {
			ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(TIMER_THREADS, new MailThreads());
			timer.setRemoveOnCancelPolicy(true);
			timer.setKeepAliveTime(10, TimeUnit.SECONDS);
			timer.allowCoreThreadTimeOut(true);
			return timer;
		}

		private static Region region(@Nullable LightsailClientFactory factory, SesV2Client client, boolean ownClient) {
			return (factory != null && ownClient) ? factory.sesTarget().region()
					: client.serviceClientConfiguration().region();
		}

		private static boolean isSandbox(SesAccountSource source) {
			return source.latest()
				.map((account) -> Boolean.FALSE.equals(account.response().productionAccessEnabled()))
				.orElse(false);
		}

		void close(Duration shutdownTime) {
			try {
				this.admission.close(shutdownTime.toNanos());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			this.executor.shutdown();
			if (this.ownClient != null) {
				this.ownClient.close();
			}
			if (this.httpClient != null) {
				this.httpClient.close();
			}
			this.timer.shutdown();
		}

	}

	private static final class MailThreads implements ThreadFactory {

		private final AtomicInteger number = new AtomicInteger();

		@Override
		public Thread newThread(Runnable task) {
			Thread thread = new Thread(task, "lightsail-mail-" + this.number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		}

	}

}
