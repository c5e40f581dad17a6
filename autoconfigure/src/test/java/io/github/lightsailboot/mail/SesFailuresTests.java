package io.github.lightsailboot.mail;

import io.github.lightsailboot.failure.AwsFailureReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SesFailures}.
 */
class SesFailuresTests {

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DKIM_PENDING")
	void everyReasonOfAnAwsFailureIsOneOfAMail(AwsFailureReason reason) {
		assertThat(SesFailures.reason(reason)).hasToString(reason.name());
	}

}
