package io.github.lightsailboot.credentials.internal;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CredentialsCsvTests {

	private static final String ACCESS_KEY = "AKIAQYLPMN5HFIQR7XYA";

	private static final String SECRET_KEY = "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";

	private static final AwsCredentials PAIR = AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY);

	@ParameterizedTest
	@ValueSource(strings = { "Access key ID,Secret access key\n%s,%s\n", "Access key ID,Secret access key\r\n%s,%s\r\n",
			"\uFEFFAccess key ID,Secret access key\r\n%s,%s", "\uFEFFAccess key ID,Secret access key\n%s,%s\n\n",
			"\"Access key ID\",\"Secret access key\"\n\"%s\",\"%s\"\n",
			"ACCESS KEY ID, Secret  Access Key \n%s , %s \n",
			"User name,Password,Access key ID,Secret access key,Console login link\nbob,,%s,%s,https://x/\n",
			"User name,Password,Access key ID,Secret access key,Console login link,Tag\nbob,p,%s,%s,https://x/,t\n",
			"User name,Password,Access key ID,Secret access key,Console login link\nbob,\"a,\"\"b\",%s,%s\n", "%s,%s\n",
			"\uFEFF%s,%s", "AWSAccessKeyId=%s\r\nAWSSecretKey=%s\r\n", "AWSAccessKeyId=%s\nAWSSecretKey=%s" })
	void everyFormatOfTheConsoleIsRead(String format) {
		assertThat(read(format.formatted(ACCESS_KEY, SECRET_KEY))).isEqualTo(PAIR);
	}

	@Test
	void columnsMayStandInAnotherOrder() {
		assertThat(read("Secret access key,Access key ID\n%s,%s\n".formatted(SECRET_KEY, ACCESS_KEY))).isEqualTo(PAIR);
	}

	@Test
	void emptyFileIsRefused() {
		assertRefused("", "the file is empty");
		assertRefused("\uFEFF\r\n", "the file is empty");
	}

	@Test
	void namesWithoutKeysAreRefused() {
		assertRefused("Access key ID,Secret access key\n", "no key");
	}

	@Test
	void keysOfControlCharactersOnlyAreRefused() {
		assertRefused("Access key ID,Secret access key\n\u0000\u0000,\u0000\u0000\n", "no key");
		assertRefused("AWSAccessKeyId=\u0000\nAWSSecretKey=\u0000\n", "only one of the lines");
		assertRefused("\u0000\u0000\u0000\u0000", "the file is empty");
	}

	@Test
	void fileForSigningInToTheConsoleIsRefused() {
		assertRefused("User name,Password,Console sign-in URL\nbob,Zk9QpL2vXw8RtY5u,https://x/\n",
				"the columns \"Access key ID\" and \"Secret access key\" are missing");
	}

	@Test
	void smtpCredentialsAreRefused() {
		assertRefused("IAM user name,SMTP user name,SMTP password\nbob,%s,%s\n".formatted(ACCESS_KEY, SECRET_KEY),
				"these are SES SMTP credentials");
	}

	@Test
	void severalKeysAreRefusedWithTheLine() {
		assertThatExceptionOfType(InvalidSourceException.class).isThrownBy(
				() -> read("Access key ID,Secret access key\n%1$s,%2$s\n%1$s,%2$s\n".formatted(ACCESS_KEY, SECRET_KEY)))
			.satisfies((ex) -> assertThat(ex.at("keys.csv").reason())
				.isEqualTo("keys.csv, line 3: the file has several keys"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Access key ID,Secret access key\n%s\n", "Access key ID,Secret access key\n%s,\n",
			"AWSAccessKeyId=%s\n", "AWSAccessKeyId=%s\nAWSSecretKey=\n" })
	void halfAPairIsRefused(String format) {
		assertRefused(format.formatted(ACCESS_KEY), "only one");
	}

	@Test
	void binaryIsRefused() {
		assertThatExceptionOfType(InvalidSourceException.class)
			.isThrownBy(() -> CredentialsCsv
				.read(new String("Access key ID".getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_8)))
			.withMessageContaining("not text in UTF-8");
	}

	private static AwsCredentials read(String text) {
		return CredentialsCsv.read(text);
	}

	private static void assertRefused(String text, String problem) {
		assertThatExceptionOfType(InvalidSourceException.class).isThrownBy(() -> read(text))
			.withMessageContaining(problem)
			.satisfies((ex) -> assertThat(ex.getMessage() + ex.action()).doesNotContain("Zk9QpL2v"));
	}

}
