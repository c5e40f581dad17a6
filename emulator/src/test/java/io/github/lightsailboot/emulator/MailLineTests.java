package io.github.lightsailboot.emulator;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.ses.ReceivedMail;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MailLine}.
 */
class MailLineTests {

	@Test
	void mailIsOneLine() {
		assertThat(MailLine.of(mail("Welcome", List.of("ada@example.com", "bob@example.com")))).isEqualTo(
				"2026-11-24T19:40:54Z Mail from shop@example.com to ada@example.com, bob@example.com: Welcome (3 bytes)");
	}

	@Test
	void manyRecipientsAreCounted() {
		assertThat(MailLine.of(mail("Welcome", Collections.nCopies(50, "a@b.c")))).contains(", a@b.c and 45 more: ");
	}

	@Test
	void subjectDoesNotControlTheTerminal() {
		assertThat(MailLine.of(mail("a\r\nb\u001b[2Jc\u009bd\u202ee\u2028f", List.of("a@b.c"))))
			.contains(": a??b?[2Jc?d?e?f (");
	}

	private static ReceivedMail mail(String subject, List<String> destinations) {
		return new ReceivedMail("1", "shop@example.com", destinations, List.of(), List.of(), destinations, subject,
				null, null, Map.of(), List.of(), new byte[3], Instant.parse("2026-11-24T19:40:54.123Z"), null, null,
				Map.of(), "us-east-1", "AKIAIOSFODNN7EXAMPLE", false);
	}

}
