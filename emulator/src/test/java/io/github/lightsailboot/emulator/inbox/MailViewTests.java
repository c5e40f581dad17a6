package io.github.lightsailboot.emulator.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.ses.ReceivedMail;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MailView}.
 */
class MailViewTests {

	@Test
	void mailWithoutItsContentHasNoSize() {
		MailView view = MailView.of(new ReceivedMail("1", "shop@example.com", List.of("ada@example.com"), List.of(),
				List.of(), List.of("ada@example.com"), "Welcome", null, null, Map.of(), List.of(), new byte[0],
				Instant.EPOCH, null, null, Map.of(), "us-east-1", "AKIAIOSFODNN7EXAMPLE", true), true);
		assertThat(view.contentDropped()).isTrue();
		assertThat(view.size()).isNull();
	}

}
