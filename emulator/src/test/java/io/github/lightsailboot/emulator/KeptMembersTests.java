package io.github.lightsailboot.emulator;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsOperation;
import io.github.lightsailboot.emulator.protocol.AwsService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the supported members with the model of the AWS SDK: the others are rejected
 * by name and are listed in the documentation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptMembersTests {

	private static final Path PAGE = Path.of("..", "docs", "emulator.md");

	// The SDK signs it with Signature Version 4A, which requires a native module
	private static final String MULTI_REGION = "EndpointId";

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private final Clients clients = new Clients(this.emulator);

	private final Map<AwsService, SdkClient> clientsByService = Map.of(AwsService.LIGHTSAIL,
			this.clients.build(LightsailClient.builder()), AwsService.SES_V2, this.clients.build(SesV2Client.builder()),
			AwsService.SES, this.clients.build(SesClient.builder()), AwsService.STS,
			this.clients.build(StsClient.builder()), AwsService.IAM, this.clients.build(IamClient.builder()));

	@AfterAll
	void close() {
		this.clients.close();
		this.emulator.close();
	}

	Stream<Arguments> operations() {
		return this.emulator.apis()
			.stream()
			.flatMap((api) -> api.all().values().stream().map((operation) -> Arguments.of(api.service(), operation)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("operations")
	void memberThatIsNotKeptIsRefusedByName(AwsService service, AwsOperation operation) throws Exception {
		SdkModel model = SdkModel.of(service, operation.name());
		assertThat(model.members()).as("members of the SDK's model").containsAll(operation.members().kept());
		for (String member : refused(service, operation)) {
			if (member.equals(MULTI_REGION)) {
				continue;
			}
			// The key in every map is x
			assertThat(call(service, operation.name(), model, member).replace(".x.", ".")).as(member)
				.startsWith("NotSupportedByEmulator: The emulator does not support the member " + member + " of "
						+ operation.name());
		}
	}

	private String call(AwsService service, String operation, SdkModel model, String member) throws Exception {
		SdkClient client = this.clientsByService.get(service);
		String method = Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
		try {
			assertThat(client).isNotNull();
			client.getClass().getInterfaces()[0].getMethod(method, model.type()).invoke(client, model.request(member));
			return "OK";
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof AwsServiceException error) {
				return error.awsErrorDetails().errorCode() + ": " + error.awsErrorDetails().errorMessage();
			}
			throw ex;
		}
	}

	@Test
	void pageForUsersIsRight() throws IOException {
		assertThat(Files.readString(PAGE)).contains(table());
	}

	private String table() {
		List<String> lines = new ArrayList<>();
		for (AwsApi api : this.emulator.apis()) {
			lines.add("### " + switch (api.service()) {
				case LIGHTSAIL -> "Lightsail";
				case SES_V2 -> "SES, API version 2";
				case SES -> "SES, API version 1";
				case STS -> "STS";
				case IAM -> "IAM";
			});
			lines.add("");
			Map<String, String> refused = new LinkedHashMap<>();
			api.all()
				.values()
				.forEach((operation) -> refused.put("`" + operation.name() + "`",
						refusedInShort(api.service(), operation)));
			lines.add(refused.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().isEmpty())
				.map(Map.Entry::getKey)
				.collect(Collectors.joining(", ", "Complete: ", ".")));
			lines.add("");
			if (refused.values().stream().anyMatch((members) -> !members.isEmpty())) {
				lines.add("| operation | rejects |");
				lines.add("| --- | --- |");
				refused.values().removeIf(String::isEmpty);
				refused.forEach((operation, members) -> lines.add("| " + operation + " | " + members + " |"));
				lines.add("");
			}
		}
		return String.join("\n", lines);
	}

	private static String refusedInShort(AwsService service, AwsOperation operation) {
		Set<String> kept = operation.members().kept();
		Set<String> refused = new TreeSet<>();
		for (String member : refused(service, operation)) {
			String shortest = member;
			for (int dot = member.lastIndexOf('.'); dot > 0; dot = member.lastIndexOf('.', dot - 1)) {
				String prefix = member.substring(0, dot + 1);
				if (kept.stream().noneMatch((path) -> path.startsWith(prefix))) {
					shortest = member.substring(0, dot);
				}
			}
			refused.add(shortest);
		}
		return refused.stream().map((member) -> "`" + member + "`").collect(Collectors.joining(", "));
	}

	private static Set<String> refused(AwsService service, AwsOperation operation) {
		Set<String> refused = SdkModel.of(service, operation.name()).members();
		refused.removeAll(operation.members().kept());
		return refused;
	}

}
