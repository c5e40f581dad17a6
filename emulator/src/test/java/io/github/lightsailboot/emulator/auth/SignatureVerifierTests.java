package io.github.lightsailboot.emulator.auth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.github.lightsailboot.emulator.LightsailEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SignatureVerifier} over HTTP: a request with a valid signature reaches
 * the router, which returns 404 for the unknown path.
 */
class SignatureVerifierTests {

	private static final String ALPHABET = "abcXYZ019-._~ !*'()&=+/%ä✓,;:@$";

	private static final String HEADER_ALPHABET = "abcXYZ019-._~!*'()&=+/%,;:@$\"";

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private final Random random = new Random(7);

	private final Logger logger = Logger.getLogger("io.github.lightsailboot.emulator.http");

	@BeforeEach
	void expectUnknownOperations() {
		this.logger.setLevel(Level.OFF);
	}

	@AfterEach
	void close() {
		this.logger.setLevel(null);
		this.emulator.close();
	}

	@Test
	void acceptsWhatTheSdkSignedAndRefusesItWithOneBitTurned() throws IOException {
		for (int i = 0; i < 1000; i++) {
			Wire wire = sign(request(), body());
			assertThat(status(wire.bytes())).as("%s", wire).isEqualTo(404);
			byte[] turned = wire.bytes().clone();
			int position = wire.signed().get(this.random.nextInt(wire.signed().size()));
			turned[position] ^= (byte) (1 << this.random.nextInt(8));
			assertThat(status(turned)).as("%s turned at %s", wire, position).isNotIn(200, 404);
		}
	}

	@Test
	void everyPartOfTheAuthorizationIsNeeded() throws IOException {
		Wire wire = sign(request(), new byte[0]);
		String text = wire.toString();
		for (String part : List.of("Credential=", "SignedHeaders=", "Signature=", "AWS4-HMAC-SHA256 ", "/aws4_request",
				"/us-east-1", "/ses", "x-amz-date;", "host;")) {
			String broken = text.replace(part, "");
			assertThat(broken).isNotEqualTo(text);
			assertThat(status(broken.getBytes(StandardCharsets.ISO_8859_1))).as(part).isIn(400, 403);
		}
	}

	@ParameterizedTest
	@CsvSource({ "A KIAIOSFODNN7EXAMPLE,missing equal-sign", "AKIA/X,exactly 5 slash-delimited elements" })
	void garbledKeyIsIncomplete(String accessKeyId, String message) throws IOException {
		String text = sign(request(), new byte[0]).toString().replace("AKIAIOSFODNN7EXAMPLE", accessKeyId);
		assertThat(answer(text.getBytes(StandardCharsets.ISO_8859_1))).contains("IncompleteSignatureException",
				message);
	}

	private SdkHttpRequest request() {
		SdkHttpRequest.Builder request = SdkHttpRequest.builder()
			.method(this.random.nextBoolean() ? SdkHttpMethod.POST : SdkHttpMethod.PUT)
			.uri(URI.create("http://localhost:" + this.emulator.endpoint().getPort()));
		StringBuilder path = new StringBuilder("/v2/email/unknown");
		for (int i = this.random.nextInt(4); i > 0; i--) {
			path.append('/').append(encode(text(ALPHABET)));
		}
		request.encodedPath(path.toString());
		for (int i = this.random.nextInt(5); i > 0; i--) {
			request.appendRawQueryParameter(text("ab ä&"), this.random.nextInt(4) == 0 ? "" : text(ALPHABET));
		}
		for (int i = this.random.nextInt(4); i > 0; i--) {
			String value = text(HEADER_ALPHABET);
			while (this.random.nextBoolean()) {
				value += " ".repeat(1 + this.random.nextInt(3)) + text(HEADER_ALPHABET);
			}
			request.appendHeader((this.random.nextBoolean() ? "X-Amz-Meta-" : "My-Header-") + this.random.nextInt(2),
					value);
		}
		return request.build();
	}

	private byte[] body() {
		byte[] body = new byte[this.random.nextInt(3) == 0 ? 0 : this.random.nextInt(500)];
		this.random.nextBytes(body);
		return body;
	}

	private String text(String alphabet) {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(8); i >= 0; i--) {
			text.append(alphabet.charAt(this.random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

	private Wire sign(SdkHttpRequest request, byte[] body) throws IOException {
		SdkHttpRequest signed = AwsV4HttpSigner.create()
			.sign((sign) -> sign
				.identity(AwsBasicCredentials.create(this.emulator.credentials().accessKeyId(),
						this.emulator.credentials().secretAccessKey()))
				.request(request)
				.payload(ContentStreamProvider.fromByteArray(body))
				.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ses")
				.putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
			.request();
		return Wire.write(signed, body, this.random);
	}

	private int status(byte[] bytes) throws IOException {
		String answer = answer(bytes);
		return answer.isEmpty() ? -1 : Integer.parseInt(answer.substring(9, 12));
	}

	private String answer(byte[] bytes) throws IOException {
		try (Socket socket = new Socket(this.emulator.endpoint().getHost(), this.emulator.endpoint().getPort())) {
			socket.getOutputStream().write(bytes);
			socket.getOutputStream().flush();
			socket.shutdownOutput();
			try (InputStream in = socket.getInputStream()) {
				return new String(in.readAllBytes(), StandardCharsets.UTF_8);
			}
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static String encode(String text) {
		StringBuilder encoded = new StringBuilder();
		for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
			encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
		}
		return encoded.toString();
	}

	/**
	 * A request as bytes, and the positions of those that the signature covers.
	 */
	private record Wire(List<Byte> content, List<Integer> signed) {

		static Wire write(SdkHttpRequest request, byte[] body, Random random) throws IOException {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			List<Integer> signed = new ArrayList<>();
			write(out, request.method().name() + " ");
			String query = request.encodedQueryParameters().map((text) -> "?" + text).orElse("");
			cover(out, signed, request.encodedPath());
			write(out, query + " HTTP/1.1\r\n");
			Set<String> unsigned = Set.of("content-length", "authorization", "user-agent");
			for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
				for (String value : header.getValue()) {
					write(out, header.getKey() + ": ");
					if (unsigned.contains(header.getKey().toLowerCase(Locale.ROOT))) {
						int signature = value.indexOf("Signature=");
						write(out, (signature < 0) ? value : value.substring(0, signature + 10));
						if (signature >= 0) {
							cover(out, signed, value.substring(signature + 10));
						}
					}
					else {
						String[] words = value.split(" ", -1);
						for (int i = 0; i < words.length; i++) {
							boolean fold = i > 0 && !words[i].isEmpty() && random.nextInt(4) == 0;
							write(out, (i == 0) ? "" : fold ? "\r\n " : " ");
							cover(out, signed, words[i]);
						}
					}
					write(out, "\r\n");
				}
			}
			if (request.firstMatchingHeader("Content-Length").isEmpty()) {
				write(out, "Content-Length: " + body.length + "\r\n");
			}
			write(out, "Connection: close\r\n\r\n");
			for (byte b : body) {
				signed.add(out.size());
				out.write(b);
			}
			List<Byte> content = new ArrayList<>();
			for (byte b : out.toByteArray()) {
				content.add(b);
			}
			return new Wire(content, signed);
		}

		private static void write(ByteArrayOutputStream out, String text) throws IOException {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}

		private static void cover(ByteArrayOutputStream out, List<Integer> signed, String text) {
			for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
				signed.add(out.size());
				out.write(b);
			}
		}

		byte[] bytes() {
			byte[] bytes = new byte[this.content.size()];
			for (int i = 0; i < bytes.length; i++) {
				bytes[i] = this.content.get(i);
			}
			return bytes;
		}

		@Override
		public String toString() {
			return new String(bytes(), StandardCharsets.ISO_8859_1);
		}

	}

}
