package io.github.lightsailboot.emulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.github.lightsailboot.emulator.auth.Scope;
import io.github.lightsailboot.emulator.auth.SignatureVerifier;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.fault.Faults;
import io.github.lightsailboot.emulator.inbox.Inbox;
import io.github.lightsailboot.emulator.protocol.Answer;
import io.github.lightsailboot.emulator.protocol.Answers;
import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsRequest;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.requests.ReceivedRequest;
import io.github.lightsailboot.emulator.requests.RequestLog;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnectionFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestValidateHost;
import org.apache.hc.core5.http.protocol.ResponseConnControl;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Serves requests over HTTP/1.1 and applies the faults.
 */
public final class EmulatorServer implements AutoCloseable {

	private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private static final String HEALTH = "/health";

	private final HttpServer server;

	private final InetAddress address;

	private final int port;

	private final InstantSource clock;

	private final Faults faults;

	private final RequestLog requests;

	private final Answers answers = new Answers();

	private final Dispatcher dispatcher;

	private final Limits limits;

	private final RequestReader reader;

	private final Inbox inbox;

	/**
	 * Create a server.
	 * @param address the address to listen on
	 * @param port the port, 0 for any
	 * @param limits the limits for clients
	 * @param apis the services
	 * @param verifier verifies signatures
	 * @param clock the clock
	 * @param faults the faults
	 * @param requests records the requests
	 * @param inbox shows the mails
	 */
	public EmulatorServer(InetAddress address, int port, Limits limits, List<AwsApi> apis, SignatureVerifier verifier,
			InstantSource clock, Faults faults, RequestLog requests, Inbox inbox) {
		this.inbox = inbox;
		this.address = address;
		this.port = port;
		this.limits = limits;
		this.reader = new RequestReader(limits);
		this.clock = clock;
		this.faults = faults;
		this.requests = requests;
		this.dispatcher = new Dispatcher(apis, verifier, clock, this.answers);
		this.server = ServerBootstrap.bootstrap()
			.setLocalAddress(address)
			.setListenerPort(port)
			.setServerSocketFactory(new DeadlineServerSocketFactory(limits))
			.setSocketConfig(SocketConfig.custom()
				.setSoTimeout((int) limits.idle().toMillis(), TimeUnit.MILLISECONDS)
				.setTcpNoDelay(true)
				// Without it, the port cannot be used again before the old connections
				// have ended
				.setSoReuseAddress(true)
				.build())
			.setConnectionFactory(connectionFactory(limits))
			.setHttpProcessor(
					HttpProcessorBuilder.create().add(new RequestValidateHost()).addAll((response, entity, context) -> {
						response.setHeader("Date", HTTP_DATE.format(clock.instant()));
						response.setHeader("x-lightsail-emulator", "true");
					}, new ResponseContent(true), new ResponseConnControl()).build())
			.setExceptionListener(new Ignore())
			.setRequestRouter((request, context) -> this::handle)
			.create();
	}

	/**
	 * Start the server.
	 * @throws UncheckedIOException if the port is in use
	 */
	public void start() {
		try {
			this.server.start();
		}
		catch (IOException ex) {
			this.server.close(CloseMode.IMMEDIATE);
			throw new UncheckedIOException(
					"Cannot listen on " + this.address.getHostAddress() + " port " + this.port + ": " + ex.getMessage(),
					ex);
		}
	}

	/**
	 * Return the endpoint.
	 * @return the URI, such as {@code http://127.0.0.1:4577}
	 */
	public URI endpoint() {
		String host = this.address.isAnyLocalAddress() ? "127.0.0.1" : this.address.getHostAddress();
		return URI
			.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + this.server.getLocalPort());
	}

	/**
	 * Stop immediately and close open connections.
	 */
	@Override
	public void close() {
		this.inbox.close();
		this.server.close(CloseMode.IMMEDIATE);
		try {
			this.server.awaitTermination(TimeValue.ofSeconds(2));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static DefaultBHttpServerConnectionFactory connectionFactory(Limits limits) {
		Http1Config config = Http1Config.custom()
			.setMaxHeaderCount(limits.headers())
			.setMaxLineLength(limits.headerLength())
			.build();
		return DefaultBHttpServerConnectionFactory.builder()
			.http1Config(config)
			.requestParserFactory(new DefaultHttpRequestParserFactory(config, null, new RawTargetRequestFactory()))
			.build();
	}

	private void handle(ClassicHttpRequest http, ClassicHttpResponse response, HttpContext context)
			throws HttpException, IOException {
		AwsRequest head = this.reader.head(http);
		if (head.rawPath().equals(HEALTH) && head.method().equals("GET")) {
			write(response, Answer.text(200, "application/json", "{\"status\":\"UP\"}\n"), null);
			return;
		}
		if (Inbox.serves(http)) {
			this.inbox.handle(http, response, context);
			return;
		}
		Router.Target target = Router.head(head);
		String requestId = UUID.randomUUID().toString();
		response.setHeader("x-amzn-RequestId", requestId);
		Fault cut = (target.foreignService() == null) ? this.faults.take(target.service(), target.operation(),
				(kind) -> kind == Fault.Kind.CUT_BEFORE_READING) : null;
		if (cut != null) {
			log(head, target, cut.kind().name());
			throw new ConnectionClosedException("Cut");
		}
		AwsRequest request = this.reader.whole(head, http.getEntity());
		if (request == null) {
			AwsException tooLarge = AwsError.TOO_LARGE.in(target.service().dialect(),
					"Request body must not be larger than " + this.limits.body() + " bytes.");
			log(head, target, tooLarge.code());
			response.setHeader("Connection", "close");
			write(response, this.answers.error(target.service(), tooLarge, requestId), null);
			return;
		}
		target = Router.whole(request, target);
		if (target.foreignService() != null) {
			write(response, this.dispatcher.refuse(request, target.foreignService(), requestId), null);
			return;
		}
		answer(request, target, requestId, response);
	}

	private void answer(AwsRequest request, Router.Target target, String requestId, ClassicHttpResponse response)
			throws IOException {
		AwsService service = target.service();
		delay(this.faults.takeLatency(service, target.name()));
		Fault fault = this.faults.take(service, target.name(), (kind) -> kind != Fault.Kind.LATENCY);
		if (fault == null) {
			Answer answer = this.dispatcher.dispatch(request, target, requestId);
			log(request, target, answer.errorCode().isEmpty() ? "OK" : answer.errorCode());
			write(response, answer, null);
			return;
		}
		Answer answer = fault.performing() ? this.dispatcher.dispatch(request, target, requestId) : null;
		log(request, target, fault.kind().name());
		switch (fault.kind()) {
			case THROTTLING -> write(response,
					this.answers.error(service, AwsError.THROTTLED.in(service.dialect(), fault.text()), requestId),
					null);
			case ERROR -> write(response, this.answers.error(service,
					new AwsException(fault.code(), fault.status(), fault.text()), requestId), null);
			case BODY -> write(response, Answer.text(fault.status(), fault.code(), fault.text()), null);
			case CUT_IN_ANSWER, TRICKLE -> {
				if (answer != null) {
					write(response, answer, fault);
				}
			}
			case HANG -> {
				delay(Long.MAX_VALUE);
				throw new ConnectionClosedException("Cut");
			}
			default -> throw new ConnectionClosedException("Cut");
		}
	}

	private void delay(long nanos) throws IOException {
		if (nanos > 0) {
			try {
				this.faults.await(nanos);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new ConnectionClosedException("Closed");
			}
		}
	}

	private void log(AwsRequest request, Router.Target target, String outcome) {
		Scope scope = SignatureVerifier.claimedScope(request);
		this.requests
			.add(new ReceivedRequest(target.service(), target.name(), (scope != null) ? scope.accessKeyId() : "",
					(scope != null) ? scope.region() : "", this.clock.instant(), outcome));
	}

	private void write(ClassicHttpResponse response, Answer answer, @Nullable Fault fault) {
		response.setCode(answer.status());
		if (answer.errorHeader()) {
			response.setHeader("x-amzn-ErrorType", answer.errorCode());
		}
		ContentType type = ContentType.parseLenient(answer.contentType());
		response.setEntity((fault != null) ? new FaultyEntity(answer.body(), type, fault)
				: new ByteArrayEntity(answer.body(), type));
	}

	private static final class Ignore implements ExceptionListener {

		@Override
		public void onError(Exception ex) {
			// The client has disconnected
		}

		@Override
		public void onError(HttpConnection connection, Exception ex) {
			// The client has disconnected
		}

	}

}
