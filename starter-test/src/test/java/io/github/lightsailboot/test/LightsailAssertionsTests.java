package io.github.lightsailboot.test;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.junit.LightsailEmulatorExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import static io.github.lightsailboot.test.LightsailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LightsailAssertions}.
 */
class LightsailAssertionsTests {

	@RegisterExtension
	static final LightsailEmulatorExtension aws = new LightsailEmulatorExtension();

	private final LightsailEmulator emulator = aws.emulator();

	@BeforeEach
	void sendMail() {
		String message = """
				From: The Shop <Shop@Example.com>
				To: ada@example.com
				Cc: bob@example.com
				Subject: Your invoice
				X-Order: 42
				MIME-Version: 1.0
				Content-Type: multipart/mixed; boundary=x

				--x
				Content-Type: text/plain

				Thank you.
				--x
				Content-Type: text/html

				<p>Thank you.</p>
				--x
				Content-Type: application/pdf
				Content-Disposition: attachment; filename=invoice.pdf

				%PDF
				--x--
				""";
		try (SesV2Client client = SesV2Client.builder()
			.endpointOverride(this.emulator.endpoint())
			.region(Region.US_EAST_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials
				.create(this.emulator.credentials().accessKeyId(), this.emulator.credentials().secretAccessKey())))
			.build()) {
			client.sendEmail((email) -> email.content(
					(content) -> content.raw((raw) -> raw.data(SdkBytes.fromString(message, StandardCharsets.UTF_8)))));
		}
	}

	@Test
	void mailIsAsExpected() {
		assertThat(this.emulator).received((mail) -> assertThat(mail).isFrom("shop@example.com")
			.isTo("bob@example.com", "Ada@example.com")
			.hasSubject("Your invoice")
			.hasTextContaining("Thank", "you.")
			.hasHtmlContaining("<p>Thank you.</p>")
			.hasHeader("x-order", "42")
			.hasAttachment("invoice.pdf"));
	}

	@Test
	void mailsCanBeAssertedAsList() {
		assertThat(this.emulator).mails()
			.singleElement()
			.satisfies((mail) -> assertThat(mail).hasSubject("Your invoice"));
	}

	@Test
	void differencesAreNamed() {
		for (Runnable wrong : List.<Runnable>of(() -> only().isFrom("bob@example.com"),
				() -> only().isTo("ada@example.com"), () -> only().hasSubject("Your"),
				() -> only().hasTextContaining("Sorry"), () -> only().hasHtmlContaining("<b>"),
				() -> only().hasHeader("X-Order", "43"), () -> only().hasAttachment("invoice.doc"),
				() -> only().hasNoAttachments())) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(wrong::run);
		}
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> only().isTo("ada@example.com"))
			.withMessageContainingAll("Recipients", "bob@example.com");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(
					() -> assertThat(this.emulator).received((mail) -> assertThat(mail).hasSubject("Your invoices")))
			.withMessageContainingAll("Mails received by the emulator", "Subject", "Your invoices", "Your invoice\"");
	}

	@Test
	void receivedNothingFailsAfterAMail() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.emulator).receivedNothing())
			.withMessageContaining("Your invoice");
		this.emulator.clearMails();
		assertThat(this.emulator).receivedNothing();
	}

	private ReceivedMailAssert only() {
		return assertThat(this.emulator.mails().get(0));
	}

}
