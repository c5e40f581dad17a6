package io.github.lightsailboot.emulator;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Assertions for errors that the SDK reports.
 */
final class AwsErrors {

	private AwsErrors() {
	}

	static void assertError(String code, String message, Runnable call) {
		assertThatExceptionOfType(AwsServiceException.class).isThrownBy(call::run).satisfies((ex) -> {
			assertThat(ex.awsErrorDetails().errorCode()).isEqualTo(code);
			assertThat(ex.awsErrorDetails().errorMessage()).contains(message);
		});
	}

}
