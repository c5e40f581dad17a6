package io.github.lightsailboot.benchmarks.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Responds as SES does, in both versions, with latency, a rate limit with a burst of one
 * second, and closed connections. It does not verify signatures, to use little of the
 * processor.
 */
final class ThrottlingEndpoint implements AutoCloseable {

	private static final Pattern V1_DATA = Pattern.compile("RawMessage\\.Data=([^&]*)");

	private static final Pattern V2_DATA = Pattern.compile("\"Data\"\\s*:\\s*\"([^\"]*)\"");

	private static final Pattern SUBJECT = Pattern.compile("(?m)^Subject: (.*?)\r?$");

	private static final Pattern TO = Pattern.compile("(?ms)^To: (.*?)\r?\n(?![ \t])");

	static {
		// Avoids a delay of 40 ms between the head and the body of a response
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final HttpServer server;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final Set<String> subjects = new HashSet<>();

	private final double rate;

	private final double reportedRate;

	private final long latency;

	private final int cutEvery;

	private double tokens;

	private long refilledAt = System.nanoTime();

	private int accepted;

	private int throttled;

	ThrottlingEndpoint(double rate, double reportedRate, long latencyMillis, int cutEvery) throws IOException {
		this.rate = rate;
		this.reportedRate = reportedRate;
		this.latency = latencyMillis;
		this.cutEvery = cutEvery;
		this.tokens = rate;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4000);
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	/**
	 * Run as a program, with 50 ms latency, until the end of the input. It is warmed up
	 * first.
	 * @param args the rate, and the rate that it reports
	 * @throws IOException if the port cannot be opened
	 */
	public static void main(String[] args) throws IOException {
		try (ThrottlingEndpoint endpoint = new ThrottlingEndpoint(Double.parseDouble(args[0]),
				Double.parseDouble(args[1]), 50, 0)) {
			for (int i = 0; i < 20; i++) {
				warmUp(endpoint.endpoint());
			}
			System.out.println(endpoint.endpoint().getPort());
			System.in.transferTo(OutputStream.nullOutputStream());
		}
	}

	private static void warmUp(URI endpoint) throws IOException {
		URLConnection account = endpoint.resolve("/v2/email/account").toURL().openConnection();
		account.getInputStream().readAllBytes();
		URLConnection mail = endpoint.resolve("/v2/email/outbound-emails").toURL().openConnection();
		mail.setDoOutput(true);
		String data = Base64.getEncoder()
			.encodeToString(new Mail("Warm-up", 1).raw().getBytes(StandardCharsets.US_ASCII));
		mail.getOutputStream().write(("{\"Data\":\"" + data + "\"}").getBytes(StandardCharsets.US_ASCII));
		mail.getInputStream().readAllBytes();
	}

	URI endpoint() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	synchronized int arrived() {
		return this.subjects.size();
	}

	synchronized int duplicates() {
		return this.accepted - this.subjects.size();
	}

	synchronized int throttled() {
		return this.throttled;
	}

	private void handle(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		boolean v1 = body.contains("Action=SendRawEmail");
		if (exchange.getRequestMethod().equals("GET")) {
			answer(exchange, 200, "", "{\"ProductionAccessEnabled\":true,\"SendingEnabled\":true,\"SendQuota\":"
					+ "{\"Max24HourSend\":-1,\"SentLast24Hours\":0,\"MaxSendRate\":" + this.reportedRate + "}}");
			return;
		}
		Verdict verdict = send(mail(v1 ? V1_DATA : V2_DATA, v1, body));
		pause();
		switch (verdict) {
			case ACCEPTED -> answer(exchange, 200, "",
					v1 ? "<SendRawEmailResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><SendRawEmailResult>"
							+ "<MessageId>0100-1</MessageId></SendRawEmailResult></SendRawEmailResponse>"
							: "{\"MessageId\":\"0100-1\"}");
			case THROTTLED -> answer(exchange, v1 ? 400 : 429, "TooManyRequestsException",
					v1 ? "<ErrorResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><Error><Type>Sender</Type>"
							+ "<Code>Throttling</Code><Message>Maximum sending rate exceeded.</Message></Error></ErrorResponse>"
							: "{\"message\":\"Maximum sending rate exceeded.\"}");
			case CUT -> exchange.close();
		}
	}

	private static Mail mail(Pattern data, boolean v1, String body) {
		String encoded = group(data, body);
		String message = new String(
				Base64.getDecoder().decode(v1 ? URLDecoder.decode(encoded, StandardCharsets.UTF_8) : encoded),
				StandardCharsets.UTF_8);
		return new Mail(group(SUBJECT, message), (int) group(TO, message).chars().filter((c) -> c == '@').count());
	}

	private static String group(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		if (!matcher.find()) {
			throw new IllegalArgumentException("There is no " + pattern + " in the request");
		}
		return matcher.group(1);
	}

	private synchronized Verdict send(Mail mail) {
		long now = System.nanoTime();
		this.tokens = Math.min(Math.max(1, this.rate), this.tokens + (now - this.refilledAt) / 1e9 * this.rate);
		this.refilledAt = now;
		if (this.tokens < mail.recipients()) {
			this.throttled++;
			return Verdict.THROTTLED;
		}
		this.tokens -= mail.recipients();
		this.accepted++;
		this.subjects.add(mail.subject());
		if (this.cutEvery > 0 && this.accepted % this.cutEvery == 0) {
			return Verdict.CUT;
		}
		return Verdict.ACCEPTED;
	}

	private void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(this.latency);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void answer(HttpExchange exchange, int status, String errorType, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		if (!errorType.isEmpty()) {
			exchange.getResponseHeaders().set("x-amzn-ErrorType", errorType);
		}
		exchange.sendResponseHeaders(status, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	private enum Verdict {

		ACCEPTED, THROTTLED, CUT

	}

}
