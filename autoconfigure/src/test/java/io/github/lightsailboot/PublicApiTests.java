package io.github.lightsailboot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The types that applications can use. A new one is a decision: whatever is not meant for
 * applications is package-private, or in a package that is marked as internal.
 */
class PublicApiTests {

	private static final String BASE = "io.github.lightsailboot.";

	private static final Pattern API_TYPE = Pattern
		.compile("(?m)^public (final |abstract )?(class|enum|interface|record) ");

	@Test
	void isThisList() {
		assertThat(new ClassFileImporter().importPath("target/classes")
			.stream()
			.filter(PublicApiTests::isPublic)
			.filter((type) -> !isInternal(type.getPackageName()))
			.map((type) -> type.getName().substring(BASE.length()))).containsExactlyInAnyOrder(
					// Configuration
					"autoconfigure.LightsailConnectionDetails", "autoconfigure.LightsailProperties",
					"autoconfigure.LightsailProperties$Health", "autoconfigure.LightsailProperties$Ses",
					"autoconfigure.LightsailProperties$Ssl", "autoconfigure.LightsailProperties$VerifyOnStartup",
					"credentials.Secret", "region.LightsailLocation",
					// Customizers
					"client.LightsailAsyncClientCustomizer", "client.LightsailClientCustomizer",
					"client.SesV2AsyncClientCustomizer", "client.SesV2ClientCustomizer", "client.StsClientCustomizer",
					// Mail
					"mail.MailFailureReason", "mail.MailOutcome", "mail.SesJavaMailSender",
					"mail.SesJavaMailSender$Builder", "mail.SesMailAuthenticationException",
					"mail.SesMailSendException",
					// Failures and health
					"failure.AwsCall", "failure.AwsFailure", "failure.AwsFailureReason", "failure.HealthStatus",
					"health.HealthCheck", "health.LightsailHealthChangedEvent",
					// Auto-configurations
					"autoconfigure.LightsailAutoConfiguration", "autoconfigure.LightsailDisabledAutoConfiguration",
					"client.autoconfigure.LightsailClientAutoConfiguration",
					"health.autoconfigure.LightsailChecksAutoConfiguration",
					"health.autoconfigure.LightsailHealthContributorAutoConfiguration",
					"health.autoconfigure.StartupVerificationAutoConfiguration",
					"info.autoconfigure.LightsailInfoAutoConfiguration", "mail.autoconfigure.MailAutoConfiguration",
					"mail.autoconfigure.OtherMailSenderAutoConfiguration",
					"metrics.autoconfigure.LightsailMetricsAutoConfiguration");
	}

	@Test
	void namesTheVersionOfEveryType() throws IOException {
		try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
			assertThat(sources.filter(PublicApiTests::declaresApi)).isNotEmpty()
				.allSatisfy((source) -> assertThat(source).content().contains(" * @since "));
		}
	}

	private static boolean declaresApi(Path source) {
		String path = source.toString();
		try {
			return path.endsWith(".java") && !path.contains("/internal/") && !path.contains("/diagnostics/")
					&& API_TYPE.matcher(Files.readString(source)).find();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isPublic(JavaClass type) {
		return type.getModifiers().contains(JavaModifier.PUBLIC)
				&& type.getEnclosingClass().map(PublicApiTests::isPublic).orElse(true);
	}

	private static boolean isInternal(String name) {
		return name.endsWith(".internal") || name.endsWith(".diagnostics");
	}

}
