package io.github.lightsailboot.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the pages, JSON and messages of the inbox.
 */
class InboxTests {

	private static final String INVOICE = """
			From: The Shop <shop@example.com>
			To: ada@example.com
			Subject: Your invoice
			MIME-Version: 1.0
			Content-Type: multipart/mixed; boundary=x

			--x
			Content-Type: text/plain

			Thank you.
			--x
			Content-Type: text/html

			<html><head><title>x</title></head><script>alert(1)</script><img src="cid:logo@shop"></html>
			--x
			Content-Type: image/png
			Content-ID: <logo@shop>

			PNG
			--x
			Content-Type: text/html
			Content-Disposition: attachment; filename="an invoice.html"

			<script>alert(1)</script>
			--x--
			""";

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private final Clients clients = new Clients(this.emulator);

	@AfterEach
	void close() {
		this.clients.close();
		this.emulator.close();
	}

	@Test
	void mailsAreListedAsJsonNewestFirst() throws Exception {
		send("First", "Hello Ada");
		send(INVOICE);
		HttpResponse<String> response = get("/mails");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=UTF-8");
		JsonNode mails = JsonMapper.shared().readTree(response.body());
		assertThat(mails).hasSize(2);
		assertThat(mails.get(1).get("subject").asString()).isEqualTo("First");
		JsonNode invoice = mails.get(0);
		assertThat(invoice.get("id").asString()).isEqualTo(this.emulator.mails().get(1).messageId());
		assertThat(invoice.get("from").asString()).isEqualTo("The Shop <shop@example.com>");
		assertThat(invoice.get("destinations").get(0).asString()).isEqualTo("ada@example.com");
		assertThat(invoice.get("text").asString()).contains("Thank you.");
		assertThat(invoice.get("size").asInt()).isEqualTo(INVOICE.length());
		assertThat(invoice.get("receivedAt").asString())
			.isEqualTo(this.emulator.mails().get(1).receivedAt().toString());
		assertThat(invoice.get("attachments").get(1).get("fileName").asString()).isEqualTo("an invoice.html");
	}

	@Test
	void mailsAreSearchedAndLimited() throws Exception {
		send("First", "Hello Ada");
		send("Second", "Hello Bob");
		send("Third", "Good bye");
		HttpResponse<String> response = get("/mails?search=heLLo%20&limit=1&bodies=false");
		assertThat(response.headers().firstValue("X-Total-Count")).hasValue("2");
		JsonNode mails = JsonMapper.shared().readTree(response.body());
		assertThat(mails).singleElement().satisfies((mail) -> {
			assertThat(mail.get("subject").asString()).isEqualTo("Second");
			assertThat(mail.get("hasText").asBoolean()).isTrue();
			assertThat(mail.has("text")).isFalse();
		});
	}

	@Test
	void partsOfAMailAreServed() throws Exception {
		send(INVOICE);
		String mail = "/mails/" + this.emulator.mails().get(0).messageId();
		assertThat(get(mail).body()).isEqualTo(INVOICE);
		assertThat(get(mail).headers().firstValue("Content-Type")).hasValue("message/rfc822");
		assertThat(get(mail + "/text").body()).contains("Thank you.");
		assertThat(get(mail + "/attachments/0").body()).startsWith("PNG");
		for (String missing : List.of(mail + "/attachments/2", mail + "/attachments/-1", mail + "/attachments/x",
				mail + "/other", "/mails/other", "/mails/")) {
			assertThat(get(missing).statusCode()).as(missing).isEqualTo(404);
		}
	}

	@Test
	void htmlIsShownWithItsImagesAndWithoutScripts() throws Exception {
		send(INVOICE);
		HttpResponse<String> html = get("/mails/" + this.emulator.mails().get(0).messageId() + "/html");
		assertThat(html.body()).contains("<head><base target=\"_blank\">").contains("src=\"data:image/png;base64,UE5H");
		assertThat(html.headers().firstValue("Content-Security-Policy")).get()
			.asString()
			.startsWith("sandbox ")
			.contains("default-src 'none'")
			.doesNotContain("script");
		assertThat(html.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
	}

	@Test
	void attachmentIsSavedAndNotShown() throws Exception {
		send(INVOICE);
		assertThat(get("/mails/" + this.emulator.mails().get(0).messageId() + "/attachments/1").headers()
			.firstValue("Content-Disposition")).hasValue("attachment; filename*=UTF-8''an%20invoice.html");
	}

	@Test
	void mailsAreDeleted() throws Exception {
		send("First", "Hello");
		assertThat(request(HttpRequest.newBuilder().DELETE(), "/mails").statusCode()).isEqualTo(204);
		assertThat(this.emulator.mails()).isEmpty();
		assertThat(request(HttpRequest.newBuilder().DELETE(), "/mails/1").statusCode()).isEqualTo(405);
		assertThat(request(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()), "/mails").statusCode())
			.isEqualTo(405);
	}

	@Test
	void changesAreEvents() throws Exception {
		try (Socket socket = connect("GET /mails/events HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			assertThat(event(reader)).isEqualTo("data: 0");
			send("First", "Hello");
			assertThat(event(reader)).isEqualTo("data: 1");
			this.emulator.clearMails();
			assertThat(event(reader)).isEqualTo("data: 2");
			long start = System.nanoTime();
			this.emulator.close();
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
		}
	}

	@Test
	void pageIsServed() throws Exception {
		HttpResponse<String> page = get("/");
		assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
		assertThat(page.headers().firstValue("Content-Security-Policy")).get()
			.asString()
			.contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
		assertThat(page.body()).contains("href=\"inbox.css\"", "src=\"inbox.js\"").doesNotContain("=\"http");
		assertThat(get("/inbox.css").headers().firstValue("Content-Type")).hasValue("text/css; charset=UTF-8");
		assertThat(get("/inbox.js").headers().firstValue("Content-Type")).hasValue("text/javascript; charset=UTF-8");
		assertThat(this.emulator.requests().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Host: evil.example", "Host: localhost.evil.example", "Host: 127.evil.example",
			"Host: localhost\r\nOrigin: http://evil.example", "Host: localhost\r\nOrigin: http://localhost:1",
			"Host: localhost\r\nOrigin: null" })
	void otherSitesAreRefused(String headers) throws Exception {
		send("First", "Hello");
		for (String line : List.of("GET /", "GET /mails", "GET /mails/events", "DELETE /mails")) {
			try (Socket socket = connect(line + " HTTP/1.1\r\n" + headers + "\r\n\r\n")) {
				assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
					.readLine()).as(line).startsWith("HTTP/1.1 403 ");
			}
		}
		assertThat(this.emulator.mails()).hasSize(1);
	}

	@Test
	void otherMachinesAreRefused() throws Exception {
		try (LightsailEmulator reachable = LightsailEmulator.builder()
			.address(InetAddress.getByAddress(new byte[4]))
			.start()) {
			List<InetAddress> addresses = NetworkInterface.networkInterfaces()
				.flatMap(NetworkInterface::inetAddresses)
				.filter((address) -> address.getAddress().length == 4 && !address.isLoopbackAddress())
				.toList();
			for (InetAddress address : addresses) {
				URI mails = URI
					.create("http://" + address.getHostAddress() + ":" + reachable.endpoint().getPort() + "/mails");
				assertThat(send(HttpRequest.newBuilder(mails)).statusCode()).isEqualTo(403);
			}
			assertThat(send(HttpRequest.newBuilder(reachable.endpoint().resolve("/mails"))).statusCode())
				.isEqualTo(200);
		}
	}

	@Test
	void requestsForAwsStayWithAws() throws Exception {
		for (String target : List.of("/", "/mails")) {
			HttpResponse<String> signed = request(
					HttpRequest.newBuilder().header("Authorization", "AWS4-HMAC-SHA256 Credential=x"), target);
			assertThat(signed.headers().firstValue("x-amzn-RequestId")).as(target).isPresent();
		}
		assertThat(get("/?Action=GetCallerIdentity&Version=2011-06-15").headers().firstValue("x-amzn-RequestId"))
			.isPresent();
		assertThat(get("/?X-Amz-Algorithm=AWS4-HMAC-SHA256").headers().firstValue("x-amzn-RequestId")).isPresent();
		assertThat(request(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()), "/").headers()
			.firstValue("x-amzn-RequestId")).isPresent();
	}

	private void send(String subject, String text) {
		this.clients.sesV2()
			.sendEmail((email) -> email.fromEmailAddress("shop@example.com")
				.destination((to) -> to.toAddresses("ada@example.com"))
				.content((content) -> content
					.simple((message) -> message.subject((part) -> part.data(subject).charset("UTF-8"))
						.body((body) -> body.text((part) -> part.data(text).charset("UTF-8"))))));
	}

	private void send(String message) {
		this.clients.sesV2()
			.sendEmail((email) -> email
				.content((content) -> content.raw((raw) -> raw.data(SdkBytes.fromUtf8String(message)))));
	}

	private static String event(BufferedReader reader) throws IOException {
		String line = reader.readLine();
		while (line != null && !line.startsWith("data:")) {
			line = reader.readLine();
		}
		return String.valueOf(line);
	}

	private Socket connect(String request) throws IOException {
		Socket socket = new Socket(this.emulator.endpoint().getHost(), this.emulator.endpoint().getPort());
		socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
		return socket;
	}

	private HttpResponse<String> get(String target) throws IOException, InterruptedException {
		return request(HttpRequest.newBuilder(), target);
	}

	private HttpResponse<String> request(HttpRequest.Builder request, String target)
			throws IOException, InterruptedException {
		return send(request.uri(this.emulator.endpoint().resolve(target)));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
