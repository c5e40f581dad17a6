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
import java.util.Objects;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;

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
 * Sends requests that are signed as they should be, with bodies that are not what they
 * should be.
 */
class MalformedBodyTests {

	private static final List<String> LIGHTSAIL = List.of("GetRegions", "GetBundles", "CreateInstances", "GetInstance",
			"GetInstances", "StartInstance", "StopInstance", "RebootInstance", "DeleteInstance", "GetOperation",
			"GetOperationsForResource", "AllocateStaticIp", "AttachStaticIp", "DetachStaticIp", "ReleaseStaticIp",
			"CreateInstancesFromSnapshot", "ImportKeyPair", "DeleteKeyPair", "OpenInstancePublicPorts",
			"CloseInstancePublicPorts", "PutInstancePublicPorts", "GetInstancePortStates", "CreateInstanceSnapshot",
			"DeleteInstanceSnapshot", "TagResource", "UntagResource", "Nothing");

	private static final List<String> QUERY = List.of("SendEmail", "SendRawEmail", "GetSendQuota", "ListIdentities",
			"VerifyEmailIdentity", "VerifyDomainIdentity", "GetIdentityVerificationAttributes", "DeleteIdentity",
			"GetCallerIdentity", "GetSessionToken", "AssumeRole", "ListAccessKeys", "GetAccessKeyLastUsed",
			"UpdateAccessKey", "DeleteAccessKey", "Nothing");

	private static final List<String> FIELDS = List.of("instanceName", "instanceNames", "availabilityZone",
			"blueprintId", "bundleId", "tags", "key", "value", "pageToken", "operationId", "resourceName",
			"staticIpName", "keyPairName", "portInfo", "portInfos", "fromPort", "toPort", "protocol", "cidrs",
			"instanceSnapshotName", "tagKeys", "publicKeyBase64", "FromEmailAddress", "Destination", "ToAddresses",
			"Content", "Simple", "Raw", "Template", "Data", "Subject", "Body", "Text", "Html", "Headers", "Name",
			"Value", "Attachments", "RawContent", "FileName", "TemplateName", "TemplateData", "TemplateContent",
			"BulkEmailEntries", "DefaultContent", "EmailTags", "EmailIdentity", "ConfigurationSetName", "EmailAddress",
			"Reason", "SendingEnabled", "PageSize", "NextToken");

	private static final List<String> PARAMETERS = List.of("Source", "Destination.ToAddresses.member.1",
			"Destinations.member.1", "Message.Subject.Data", "Message.Body.Text.Data", "RawMessage.Data",
			"EmailAddress", "Domain", "Identity", "Identities.member.1", "UserName", "AccessKeyId", "Status", "RoleArn",
			"RoleSessionName", "DurationSeconds", "Tags.member.1.Name");

	private static final List<String> TEXTS = List.of("", " ", "web-1", "worker-1", "a@example.com", "a@", "@", "<>",
			"a <b@example.com", "\"", "us-east-1a", "nano_3_0", "ubuntu_24_04", "tcp", "-1", "99999999999", "{}",
			"{\"a\":", "AAAA", "RnJvbTogYUBleGFtcGxlLmNvbQ0KVG86IA==", "Q29udGVudC1UeXBlOiBtdWx0aXBhcnQvbWl4ZWQNCg0K",
			"{{a}}", "\u0000", "\uD800", "%", "x".repeat(5000), "arn:aws:iam::123456789012:role/x",
			"AKIAIOSFODNN7EXAMPLE");

	private final Random random = new Random(11);

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private final SdkHttpClient http = UrlConnectionHttpClient.create();

	private final List<String[]> sesV2 = sesV2();

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
			String[] request = request();
			byte[] body = body(request[3].equals("query"), request[4]);
			int status = send(request, body);
			assertThat(status)
				.as("%s %s %s: %s", request[0], request[1], request[2], new String(body, StandardCharsets.UTF_8))
				.isBetween(200, 499);
			performed += (status == 200) ? 1 : 0;
		}
		assertThat(performed).isGreaterThan(100);
	}

	private String[] request() {
		return switch (this.random.nextInt(3)) {
			case 0 -> new String[] { "POST", "/", "Lightsail_20161128." + any(LIGHTSAIL), "json", "lightsail" };
			case 1 -> {
				String[] route = this.sesV2.get(this.random.nextInt(this.sesV2.size()));
				yield new String[] { route[0],
						route[1].replace("{}", any(List.of("x", "a%40example.com", "%00", "%25"))), "", "json", "ses" };
			}
			default -> {
				String service = any(List.of("ses", "sts", "iam"));
				yield new String[] { "POST", "/", "", "query", service };
			}
		};
	}

	private byte[] body(boolean query, String service) {
		String body;
		if (query) {
			String version = switch (service) {
				case "ses" -> "2010-12-01";
				case "iam" -> "2010-05-08";
				default -> "2011-06-15";
			};
			StringBuilder form = new StringBuilder("Version=" + version + "&Action=" + any(QUERY));
			for (int i = this.random.nextInt(6); i > 0; i--) {
				form.append('&').append(any(PARAMETERS)).append('=');
				form.append(URLEncoder.encode(any(TEXTS), StandardCharsets.UTF_8));
			}
			body = form.toString();
		}
		else {
			body = object(0);
		}
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		if (this.random.nextInt(4) == 0 && bytes.length > 0) {
			bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt(256);
		}
		return bytes;
	}

	private String object(int depth) {
		List<String> fields = new ArrayList<>();
		for (int i = 1 + this.random.nextInt(6); i > 0; i--) {
			fields.add("\"" + any(FIELDS) + "\":" + value(depth + 1));
		}
		return "{" + String.join(",", fields) + "}";
	}

	private String value(int depth) {
		return switch (this.random.nextInt((depth > 5) ? 5 : 9)) {
			case 0 -> "null";
			case 1 -> any(List.of("1", "-1", "1e400", "0.5", "123456789012345678901234567890"));
			case 2 -> any(List.of("true", "false"));
			case 3, 4 ->
				"\"" + any(TEXTS).replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "\\u0000") + "\"";
			case 5 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
			default -> object(depth);
		};
	}

	private String any(List<String> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	private int send(String[] request, byte[] body) throws IOException {
		SdkHttpRequest.Builder http = SdkHttpRequest.builder()
			.method(SdkHttpMethod.fromValue(request[0]))
			.uri(URI.create("http://localhost:" + this.emulator.endpoint().getPort()))
			.encodedPath(request[1]);
		if (!request[2].isEmpty()) {
			http.putHeader("X-Amz-Target", request[2]);
		}
		byte[] sent = request[0].equals("GET") || request[0].equals("DELETE") ? new byte[0] : body;
		http.putHeader("Content-Length", Integer.toString(sent.length));
		ContentStreamProvider content = ContentStreamProvider.fromByteArray(sent);
		SdkHttpRequest signed = AwsV4HttpSigner.create()
			.sign((sign) -> sign
				.identity(AwsBasicCredentials.create(this.emulator.credentials().accessKeyId(),
						this.emulator.credentials().secretAccessKey()))
				.request(http.build())
				.payload(content)
				.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, request[4])
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

	private static List<String[]> sesV2() {
		InputStream resource = Objects
			.requireNonNull(LightsailEmulator.class.getResourceAsStream("http/ses-v2-operations.txt"));
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
			return reader.lines()
				.filter((line) -> line.matches(".* (.*Email.*|.*Suppressed.*|.*ConfigurationSets?|GetAccount)"))
				.map((line) -> line.split(" ", -1))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
