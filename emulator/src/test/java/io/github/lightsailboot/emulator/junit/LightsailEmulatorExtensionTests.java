package io.github.lightsailboot.emulator.junit;

import java.time.Duration;
import java.time.Instant;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.ses.SesAccount;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LightsailEmulatorExtension}.
 */
class LightsailEmulatorExtensionTests {

	@Nested
	@ExtendWith(LightsailEmulatorExtension.class)
	class WithType {

		@RepeatedTest(2)
		void emulatorIsResetBeforeEachTest(LightsailEmulator emulator) {
			assertThat(emulator.ses().isSendingEnabled()).isTrue();
			assertThat(Duration.between(Instant.now(), emulator.clock().instant()).abs())
				.isLessThan(Duration.ofHours(1));
			emulator.ses().setSendingEnabled(false);
			emulator.clock().advance(Duration.ofDays(1));
		}

	}

	@Nested
	class WithField {

		@RegisterExtension
		static final LightsailEmulatorExtension aws = new LightsailEmulatorExtension(LightsailEmulator.builder()
			.ses((account) -> account.setEnforcementStatus(SesAccount.EnforcementStatus.PROBATION)));

		@RepeatedTest(2)
		void emulatorIsResetToItsSettings() {
			assertThat(aws.emulator().ses().getEnforcementStatus()).isEqualTo(SesAccount.EnforcementStatus.PROBATION);
			aws.emulator().ses().setEnforcementStatus(SesAccount.EnforcementStatus.SHUTDOWN);
		}

		@Nested
		class Inside {

			@Test
			void nestedTestSharesTheEmulator(LightsailEmulator emulator) {
				assertThat(emulator).isSameAs(aws.emulator());
			}

		}

	}

}
