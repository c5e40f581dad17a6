package io.github.lightsailboot.test.autoconfigure;

import java.time.Duration;
import java.time.Instant;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.test.autoconfigure.SignUpApplication.SignUp;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mail.MailSendException;

import static io.github.lightsailboot.test.LightsailAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AutoConfigureLightsailEmulator}.
 */
@SpringBootTest
@AutoConfigureLightsailEmulator
class AutoConfigureLightsailEmulatorTests {

	@Test
	void mailOfTheApplicationIsReceived(@Autowired SignUp signUp, @Autowired LightsailEmulator emulator) {
		signUp.register("ada@example.com");
		assertThat(emulator).received((mail) -> assertThat(mail).isTo("ada@example.com").hasSubject("Welcome"));
	}

	@RepeatedTest(2)
	void emulatorIsResetAfterEachTestMethod(@Autowired SignUp signUp, @Autowired LightsailEmulator emulator) {
		assertThat(emulator).receivedNothing();
		assertThat(emulator.requests().all()).isEmpty();
		assertThat(Duration.between(Instant.now(), emulator.clock().instant()).abs()).isLessThan(Duration.ofHours(1));
		signUp.register("ada@example.com");
		emulator.clock().advance(Duration.ofDays(1));
		emulator.faults().add(Fault.error(400, "MessageRejected", "No").on(AwsService.SES_V2, "SendEmail"));
		assertThatExceptionOfType(MailSendException.class).isThrownBy(() -> signUp.register("ada@example.com"));
	}

	@Nested
	class Inside {

		@RepeatedTest(2)
		void nestedTestsAreResetToo(@Autowired SignUp signUp, @Autowired LightsailEmulator emulator) {
			assertThat(emulator).receivedNothing();
			signUp.register("ada@example.com");
			assertThat(emulator).mails().hasSize(1);
		}

	}

}
