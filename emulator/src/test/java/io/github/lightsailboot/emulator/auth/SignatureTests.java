package io.github.lightsailboot.emulator.auth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.lightsailboot.emulator.protocol.AwsRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Signature} with the cases that AWS published.
 */
class SignatureTests {

	@TestFactory
	Stream<DynamicTest> signsAsAwsPublished() throws IOException {
		List<DynamicTest> tests = new ArrayList<>();
		InputStream resource = Objects
			.requireNonNull(SignatureTests.class.getResourceAsStream("/signature-v4-cases.tsv"));
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
			reader.lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split("\t", -1))
				.forEach((fields) -> tests.add(DynamicTest.dynamicTest(fields[0], () -> verify(fields))));
		}
		assertThat(tests).hasSizeGreaterThan(25);
		return tests.stream();
	}

	private static void verify(String[] fields) {
		String target = fields[2];
		int query = target.indexOf('?');
		List<AwsRequest.Header> headers = new ArrayList<>();
		for (String header : fields[3].split("\\\\n", -1)) {
			int colon = header.indexOf(':');
			headers.add(new AwsRequest.Header(header.substring(0, colon), header.substring(colon + 1)));
		}
		AwsRequest request = new AwsRequest(fields[1], (query < 0) ? target : target.substring(0, query),
				(query < 0) ? "" : target.substring(query + 1), headers, fields[4].getBytes(StandardCharsets.UTF_8));
		String signature = Signature.of(request, List.of(fields[5].split(";", -1)), "20150830T123600Z",
				new Scope("AKIDEXAMPLE", "20150830", "us-east-1", "service", "aws4_request"),
				"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
		assertThat(signature).isEqualTo(fields[6]);
	}

}
