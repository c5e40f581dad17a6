package io.github.lightsailboot.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends requests with valid signatures and malformed bodies.
 */
class MalformedBodyTests {

	private static final List<String> TEXTS = List.of("", " ", "web-1", "worker-1", "a@example.com", "a@", "@", "<>",
			"a <b@example.com", "\"", "us-east-1a", "nano_3_0", "ubuntu_24_04", "tcp", "-1", "99999999999", "{}",
			"{\"a\":", "AAAA", "RnJvbTogYUBleGFtcGxlLmNvbQ0KVG86IA==", "Q29udGVudC1UeXBlOiBtdWx0aXBhcnQvbWl4ZWQNCg0K",
			"{{a}}", "\u0000", "\uD800", "%", "x".repeat(5000), "arn:aws:iam::123456789012:role/x",
			"AKIAIOSFODNN7EXAMPLE");

	private final Random random = new Random(11);

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private final SdkHttpClient http = UrlConnectionHttpClient.create();

	private final Map<String, String[]> sesV2 = sesV2();

	private final Logger logger = Logger.getLogger("io.github.lightsailboot.emulator.http.Dispatcher");

	@BeforeEach
	void expectUnknownOperations() {
		this.logger.setLevel(Level.SEVERE);
	}

	@AfterEach
	void close() {
		this.logger.setLevel(null);
		this.http.close();
		this.emulator.close();
	}

	@Test
	void isAnsweredWithAnErrorOfTheCaller() throws IOException {
		this.emulator.ses().setMaxSendRate(100_000);
		String accessKeyId = this.emulator.credentials().accessKeyId();
		this.emulator.keys().deny(accessKeyId, "iam:UpdateAccessKey", "iam:DeleteAccessKey");
		int performed = 0;
		for (int i = 0; i < 2500; i++) {
			Request request = request();
			int status = send(request);
			assertThat(status).as("%s: %s", request, new String(request.body(), StandardCharsets.UTF_8))
				.isBetween(200, 499);
			performed += (status == 200) ? 1 : 0;
		}
		assertThat(performed).isGreaterThan(100);
	}

	private Request request() {
		AwsApi api = any(this.emulator.apis());
		AwsOperation operation = any(List.copyOf(api.all().values()));
		boolean known = this.random.nextInt(50) > 0;
		String name = known ? operation.name() : "Nothing";
		List<String> members = new ArrayList<>(operation.members().kept());
		if (this.random.nextInt(4) == 0) {
			members.add("NotKept");
		}
		Request request = switch (api.service()) {
			case LIGHTSAIL -> new Request("POST", "/", "Lightsail_20161128." + name, "lightsail", json(members));
			case SES_V2 -> {
				String[] route = Objects.requireNonNull(this.sesV2.get(operation.name()));
				yield new Request(route[0], route[1].replace("{}", any(List.of("x", "a%40example.com", "%00", "%25"))),
						"", "ses", json(members));
			}
			case SES -> query("2010-12-01", name, "ses", members);
			case STS -> query("2011-06-15", name, "sts", members);
			case IAM -> query("2010-05-08", name, "iam", members);
		};
		if (this.random.nextInt(4) == 0 && request.body().length > 0) {
			request.body()[this.random.nextInt(request.body().length)] = (byte) this.random.nextInt(256);
		}
		return request;
	}

	private Request query(String version, String name, String service, List<String> members) {
		StringBuilder form = new StringBuilder("Version=" + version + "&Action=" + name);
		for (int i = members.isEmpty() ? 0 : this.random.nextInt(6); i > 0; i--) {
			for (String segment : any(members).split("\\.", -1)) {
				form.append((form.charAt(form.length() - 1) == '.') ? "" : "&").append(segment);
				form.append(this.random.nextBoolean() ? ".member.1" : "").append('.');
			}
			form.setCharAt(form.length() - 1, '=');
			form.append(URLEncoder.encode(any(TEXTS), StandardCharsets.UTF_8));
		}
		return new Request("POST", "/", "", service, form.toString().getBytes(StandardCharsets.UTF_8));
	}

	private byte[] json(List<String> members) {
		List<String> fields = new ArrayList<>();
		for (int i = members.isEmpty() ? 0 : this.random.nextInt(7); i > 0; i--) {
			String[] path = any(members).split("\\.", -1);
			String value = value(1);
			for (int depth = path.length - 1; depth > 0; depth--) {
				value = "{\"" + path[depth] + "\":" + value + "}";
				value = this.random.nextBoolean() ? value : "[" + value + "]";
			}
			fields.add("\"" + path[0] + "\":" + value);
		}
		return ("{" + String.join(",", fields) + "}").getBytes(StandardCharsets.UTF_8);
	}

	private String object(int depth) {
		List<String> fields = new ArrayList<>();
		for (int i = 1 + this.random.nextInt(3); i > 0; i--) {
			fields.add("\"" + any(List.of("Name", "Value", "Key", "key", "Data")) + "\":" + value(depth + 1));
		}
		return "{" + String.join(",", fields) + "}";
	}

	private String value(int depth) {
		return switch (this.random.nextInt((depth > 5) ? 10 : 12)) {
			case 0 -> "null";
			case 1 -> any(List.of("1", "-1", "1e400", "0.5", "123456789012345678901234567890"));
			case 2 -> any(List.of("true", "false"));
			case 3, 4, 5, 6, 7, 8, 9 ->
				"\"" + any(TEXTS).replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "\\u0000") + "\"";
			case 10 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
			default -> object(depth);
		};
	}

	private <T> T any(List<T> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	private int send(Request request) throws IOException {
		SdkHttpRequest.Builder http = SdkHttpRequest.builder()
			.method(SdkHttpMethod.fromValue(request.method()))
			.uri(URI.create("http://localhost:" + this.emulator.endpoint().getPort()))
			.encodedPath(request.path());
		if (!request.target().isEmpty()) {
			http.putHeader("X-Amz-Target", request.target());
		}
		byte[] sent = request.method().equals("GET") || request.method().equals("DELETE") ? new byte[0]
				: request.body();
		http.putHeader("Content-Length", Integer.toString(sent.length));
		ContentStreamProvider content = ContentStreamProvider.fromByteArray(sent);
		SdkHttpRequest signed = AwsV4HttpSigner.create()
			.sign((sign) -> sign
				.identity(AwsBasicCredentials.create(this.emulator.credentials().accessKeyId(),
						this.emulator.credentials().secretAccessKey()))
				.request(http.build())
				.payload(content)
				.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, request.service())
				.putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
			.request();
		HttpExecuteResponse response = this.http
			.prepareRequest(HttpExecuteRequest.builder().request(signed).contentStreamProvider(content).build())
			.call();
		InputStream answer = response.responseBody().orElse(null);
		if (answer != null) {
			answer.readAllBytes();
			answer.close();
		}
		return response.httpResponse().statusCode();
	}

	private static Map<String, String[]> sesV2() {
		InputStream resource = Objects
			.requireNonNull(LightsailEmulator.class.getResourceAsStream("http/ses-v2-operations.txt"));
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
			return reader.lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split(" ", -1))
				.collect(Collectors.toMap((fields) -> fields[2], Function.identity(), (first, second) -> first));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("ArrayRecordComponent")
	private record Request(String method, String path, String target, String service, byte[] body) {
	}

}
