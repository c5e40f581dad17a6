package io.github.lightsailboot.emulator.ses;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the limits of a mailbox.
 */
class MailboxTests {

	private static final int MANY = 100_000;

	private final Logger logger = Logger.getLogger(Mailbox.class.getName());

	@BeforeEach
	void expectWarnings() {
		this.logger.setLevel(Level.SEVERE);
	}

	@AfterEach
	void close() {
		this.logger.setLevel(null);
	}

	@Test
	void oldestMailsLoseTheirContent() {
		Mailbox mailbox = new Mailbox(MANY, 1_000_000);
		for (int i = 0; i < MANY; i++) {
			mailbox.add(mail(i, 1000));
		}
		List<ReceivedMail> mails = mailbox.mails();
		assertThat(mails).hasSize(MANY);
		assertThat(mails.get(0)).satisfies((mail) -> {
			assertThat(mail.contentDropped()).isTrue();
			assertThat(mail.subject()).isEqualTo("Mail 0");
			assertThat(mail.destinations()).containsExactly("you@example.org");
			assertThat(mail.text()).isNull();
			assertThat(mail.raw()).isEmpty();
		});
		assertThat(mails.get(MANY - 1)).satisfies((mail) -> {
			assertThat(mail.contentDropped()).isFalse();
			assertThat(mail.raw()).hasSize(1000);
		});
		assertThat(mails.stream().mapToLong(ReceivedMail::contentSize).sum()).isBetween(900_000L, 1_000_000L);
		assertThat(mailbox.droppedContents()).isEqualTo(mails.stream().filter(ReceivedMail::contentDropped).count());
		assertThat(mailbox.droppedMails()).isZero();
	}

	@Test
	void oldestMailsAreForgotten() {
		Mailbox mailbox = new Mailbox(10, 3_500);
		for (int i = 0; i < 25; i++) {
			mailbox.add(mail(i, 1000));
		}
		assertThat(mailbox.mails()).extracting(ReceivedMail::subject)
			.hasSize(10)
			.startsWith("Mail 15")
			.endsWith("Mail 24");
		assertThat(mailbox.droppedMails()).isEqualTo(15);
		assertThat(mailbox.droppedContents()).isEqualTo(25 - 3);
		mailbox.clear();
		assertThat(mailbox.mails()).isEmpty();
		assertThat(mailbox.droppedMails()).isZero();
	}

	@Test
	void newestMailIsWholeHoweverLargeItIs() {
		Mailbox mailbox = new Mailbox(10, 1_000);
		mailbox.add(mail(0, 5_000));
		mailbox.add(mail(1, 5_000));
		assertThat(mailbox.mails()).extracting(ReceivedMail::contentDropped).containsExactly(true, false);
	}

	private static ReceivedMail mail(int number, int size) {
		return new ReceivedMail("id-" + number, "me@example.com", List.of("you@example.org"), List.of(), List.of(),
				List.of("you@example.org"), "Mail " + number, null, null, Map.of(), List.of(), new byte[size],
				Instant.EPOCH, null, null, Map.of(), "us-east-1", "AKIAIOSFODNN7EXAMPLE", false);
	}

}
