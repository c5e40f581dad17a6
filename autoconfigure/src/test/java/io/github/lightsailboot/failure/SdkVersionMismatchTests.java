package io.github.lightsailboot.failure;

import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The class path of the tests has a module of another version.
 */
class SdkVersionMismatchTests {

	private static final AwsCall GET_ACCOUNT = new AwsCall("SES", Region.US_EAST_1, "ses:GetAccount");

	static Stream<Throwable> failures() {
		NoSuchFieldError inTheSdk = new NoSuchFieldError("DEFAULT_NEW_RETRIES_2026");
		inTheSdk.setStackTrace(new StackTraceElement[] { new StackTraceElement(
				"software.amazon.awssdk.core.client.builder.SdkDefaultClientBuilder", "build", null, 1) });
		return Stream.of(inTheSdk, new NoClassDefFoundError("software/amazon/awssdk/core/Missing"),
				new NoSuchMethodError("'void software.amazon.awssdk.core.SdkClient.missing()'"),
				new CompletionException(new NoClassDefFoundError("software/amazon/awssdk/core/Missing")),
				new BeanCreationException("x", new IllegalStateException(inTheSdk)));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void isTheReasonOfAnErrorOfTheSdk(Throwable failure) {
		AwsFailure result = AwsFailure.of(failure, GET_ACCOUNT);
		assertThat(result.reason()).isEqualTo(AwsFailureReason.SDK_VERSION_MISMATCH);
		assertThat(result.message()).contains("2.0.0 (module-of-another-version)", "2.40.2 (annotations,", " more)",
				"io.github.lightsailboot:lightsail-bom");
	}

	@Test
	void isNotTheReasonOfAnotherError() {
		assertThat(AwsFailure.of(new NoClassDefFoundError("com/example/Missing"), GET_ACCOUNT).reason())
			.isEqualTo(AwsFailureReason.SERVICE_ERROR);
	}

	@ParameterizedTest
	@MethodSource("failures")
	void isReportedAtStart(Throwable failure) {
		FailureAnalysis analysis = new SdkVersionMismatchFailureAnalyzer().analyze(failure);
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("2.0.0: module-of-another-version", "2.40.2: ", ", sesv2, ");
		assertThat(analysis.getAction()).contains("<artifactId>lightsail-bom</artifactId>");
	}

	@Test
	void leavesOtherErrorsToOtherAnalyzers() {
		assertThat(new SdkVersionMismatchFailureAnalyzer().analyze(new NoSuchMethodError("com.example.A.b()")))
			.isNull();
	}

}
