package io.github.lightsailboot.benchmarks.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A program that accepts every mail, as SES does, and counts mails and bytes. It prints
 * its port and exits at the end of its input.
 */
final class CountingEndpoint {

	private final AtomicLong mails = new AtomicLong();

	private final AtomicLong bytes = new AtomicLong();

	private CountingEndpoint() {
	}

	public static void main(String[] args) throws IOException {
		CountingEndpoint endpoint = new CountingEndpoint();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(Executors.newCachedThreadPool());
		server.createContext("/", endpoint::handle);
		server.start();
		System.out.println(server.getAddress().getPort());
		System.in.transferTo(OutputStream.nullOutputStream());
		System.exit(0);
	}

	private void handle(HttpExchange exchange) throws IOException {
		long length = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
		String answer;
		if (exchange.getRequestURI().getPath().equals("/counted")) {
			answer = this.mails.get() + " " + this.bytes.get();
		}
		else if (exchange.getRequestMethod().equals("GET")) {
			answer = "{\"ProductionAccessEnabled\":true,\"SendingEnabled\":true,\"SendQuota\":"
					+ "{\"Max24HourSend\":-1,\"SentLast24Hours\":0,\"MaxSendRate\":1000}}";
		}
		else {
			this.bytes.addAndGet(length);
			answer = "{\"MessageId\":\"0100-" + this.mails.incrementAndGet() + "\"}";
		}
		byte[] body = answer.getBytes(StandardCharsets.US_ASCII);
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

}
