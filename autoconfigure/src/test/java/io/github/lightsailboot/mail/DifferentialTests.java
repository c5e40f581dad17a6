package io.github.lightsailboot.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mail.javamail.MimeMessagePreparator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends the same through Spring's own sender, to a local SMTP server, and through this
 * one: the same kind of exception, the same failed messages, and the same mails arrive.
 */
@SuppressWarnings({ "JavaUtilDate", "NullAway" })
class DifferentialTests {

	private static final String FROM = "sender@example.com";

	private static final String TO = "a@example.org";

	private static final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	private static final JavaMailSenderImpl springs = new JavaMailSenderImpl();

	private static EmulatorMail ours;

	@BeforeAll
	static void start() {
		smtp.start();
		springs.setHost("127.0.0.1");
		springs.setPort(smtp.getSmtp().getPort());
		springs.setDefaultEncoding("UTF-8");
		springs.getJavaMailProperties().setProperty("mail.smtp.timeout", "1000");
		ours = new EmulatorMail();
	}

	@AfterAll
	static void stop() {
		smtp.stop();
		ours.close();
	}

	@BeforeEach
	void clear() throws FolderException {
		smtp.purgeEmailFromAllMailboxes();
		ours.emulator().clearMails();
	}

	/**
	 * Something to send, created anew for each sender.
	 *
	 * @param name what it is
	 * @param messages the messages of one call, all of one type
	 */
	record Input(String name, Function<JavaMailSender, Object[]> messages) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	@FunctionalInterface
	interface Change<M> {

		void to(M message) throws Exception;

	}

	static Stream<Input> inputs() {
		List<Input> inputs = new ArrayList<>();
		simpleMessages().forEach((name, change) -> inputs.add(simple(name, change)));
		mimeMessages().forEach((name, change) -> {
			inputs.add(mime(name, change));
			inputs.add(prepared(name, change));
		});
		parsedMessages().forEach((name, text) -> inputs.add(new Input("parsed: " + name, (sender) -> new MimeMessage[] {
				sender.createMimeMessage(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) })));
		inputs.addAll(batches());
		return inputs.stream();
	}

	private static Map<String, Change<SimpleMailMessage>> simpleMessages() {
		Map<String, Change<SimpleMailMessage>> changes = new LinkedHashMap<>();
		changes.put("plain", (message) -> {
		});
		for (String subject : List.of("", "Subject", "Grüße €", "=?UTF-8?Q?encoded?=", "😀 emoji", "x".repeat(1200),
				"ü".repeat(300), "two\nlines", "injected\r\nBcc: victim@example.org", "\ttab", "a: b; c=\"d\"")) {
			changes.put("subject " + shortened(subject), (message) -> message.setSubject(subject));
		}
		for (String text : List.of("", "line\n", "a\r\nb\nc\rd", ".\n..\n.dot", "From here", "ä€😀", "x".repeat(2000),
				"word ".repeat(500), "trailing  \n \n", "\u00a0", "tab\tand\u0007bell", "ü".repeat(5000))) {
			changes.put("text " + shortened(text), (message) -> message.setText(text));
		}
		for (String address : List.of("b@example.org", "B <b@example.org>", "\"B, C\" <b@example.org>",
				"Bärbel <b@example.org>", "\"a b\"@example.org", "b+tag@example.org", "B@EXAMPLE.ORG",
				"x".repeat(60) + "@example.org", "<b@example.org>")) {
			changes.put("to " + shortened(address), (message) -> message.setTo(address));
			changes.put("reply to " + shortened(address), (message) -> message.setReplyTo(address));
		}
		for (String address : List.of("", " ", "a@b@c <", "<", "a b@example.org", "@example.org", "a@",
				"a@example..org", "a@example.org, b@example.org", "a;b@example.org")) {
			changes.put("bad to " + address, (message) -> message.setTo(address));
		}
		changes.put("bad from", (message) -> message.setFrom("a@b@c <"));
		changes.put("bad cc", (message) -> message.setCc("<"));
		changes.put("bad bcc", (message) -> message.setBcc("<"));
		changes.put("bad reply to", (message) -> message.setReplyTo("<"));
		changes.put("no recipients", (message) -> message.setTo(new String[0]));
		changes.put("many", (message) -> message.setTo("a@example.org", "b@example.org", "c@example.org"));
		changes.put("cc and bcc", (message) -> {
			message.setCc("c@example.org", "D <d@example.org>");
			message.setBcc("e@example.org", "F <f@example.org>");
		});
		changes.put("bcc alone", (message) -> {
			message.setTo(new String[0]);
			message.setBcc("e@example.org");
		});
		changes.put("same twice", (message) -> message.setTo(TO, TO));
		changes.put("date", (message) -> message.setSentDate(new Date(1_000_000_000_000L)));
		return changes;
	}

	private static Map<String, Change<MimeMessage>> mimeMessages() {
		Map<String, Change<MimeMessage>> changes = new LinkedHashMap<>();
		changes.put("html", (message) -> message.setText("<b>ü</b>", "UTF-8", "html"));
		changes.put("latin", (message) -> message.setText("grüß", "ISO-8859-1"));
		changes.put("binary", (message) -> message.setContent(new byte[] { 0, 1, 2 }, "application/octet-stream"));
		changes.put("alternative", (message) -> helper(message).setText("plain ü", "<b>rich ü</b>"));
		changes.put("attachment", (message) -> {
			MimeMessageHelper helper = helper(message);
			helper.setText("Text");
			helper.addAttachment("Übersicht 1.pdf", new ByteArrayResource(new byte[] { 1, 2, 3 }));
		});
		changes.put("attachment of text", (message) -> {
			MimeMessageHelper helper = helper(message);
			helper.setText("Text");
			helper.addAttachment("a.csv", new ByteArrayResource("a;ü\n".getBytes(StandardCharsets.UTF_8)), "text/csv");
		});
		changes.put("large attachment", (message) -> {
			MimeMessageHelper helper = helper(message);
			helper.setText("Text");
			helper.addAttachment("a.bin", new ByteArrayResource(new byte[300_001]));
		});
		changes.put("inline", (message) -> {
			MimeMessageHelper helper = helper(message);
			helper.setText("<img src='cid:logo'>", true);
			helper.addInline("logo", new ByteArrayResource(new byte[] { 1 }), "image/png");
		});
		changes.put("priority", (message) -> helper(message).setPriority(1));
		changes.put("unsubscribe", (message) -> {
			message.setHeader("List-Unsubscribe", "<https://example.com/unsubscribe?id=1>");
			message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		});
		changes.put("own headers", (message) -> {
			message.addHeader("X-One", "1");
			message.addHeader("X-One", "2");
			message.setHeader("References", "<1@example.com>");
		});
		changes.put("long header", (message) -> message.setHeader("X-Long", "word ".repeat(100).strip()));
		changes.put("language", (message) -> message.setContentLanguage(new String[] { "de" }));
		changes.put("sender", (message) -> message.setSender(new InternetAddress("boss@example.com")));
		changes.put("group", (message) -> message.setHeader("To", "team: a@example.org, b@example.org;"));
		changes.put("duplicate addresses", (message) -> message.addRecipients(Message.RecipientType.CC, TO));
		changes.put("blind copy header", (message) -> message.setHeader("Bcc", "e@example.org"));
		changes.put("base64 text", (message) -> message.setHeader("Content-Transfer-Encoding", "base64"));
		changes.put("old date", (message) -> message.setSentDate(new Date(0)));
		changes.put("bad to header", (message) -> message.setHeader("To", "a@b@c <"));
		changes.put("bad cc header", (message) -> message.setHeader("Cc", "<"));
		changes.put("no recipients", (message) -> message.removeHeader("To"));
		changes.put("unreadable attachment", (message) -> {
			MimeMessageHelper helper = helper(message);
			helper.setText("Text");
			helper.addAttachment("a.txt", new FileSystemResource("/does/not/exist"));
		});
		changes.put("attachment that throws", (message) -> {
			MimeMessageHelper helper = helper(message);
			helper.setText("Text");
			helper.addAttachment("a.txt", () -> {
				throw new UncheckedIOException(new IOException("gone"));
			});
		});
		changes.put("empty multipart", (message) -> message.setContent(new MimeMultipart()));
		return changes;
	}

	private static Map<String, String> parsedMessages() {
		String head = "From: a@example.com\r\nTo: b@example.org\r\nDate: Sat, 1 Jan 2022 00:00:00 +0000\r\n";
		Map<String, String> texts = new LinkedHashMap<>();
		texts.put("text", head + "Subject: Parsed\r\n\r\nBody\r\n");
		texts.put("line feeds", head.replace("\r", "") + "Subject: Parsed\n\nBody\nmore\n");
		texts.put("multipart", head + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
				+ "--x\r\n\r\none\r\n--x\r\nContent-Type: text/html\r\n\r\n<b>two</b>\r\n--x--\r\n");
		texts.put("folded headers", head + "Subject: a\r\n b\r\nX-Folded: c\r\n\td\r\n\r\nBody\r\n");
		texts.put("signed", head + "MIME-Version: 1.0\r\nContent-Type: multipart/signed; boundary=x; "
				+ "protocol=\"application/pkcs7-signature\"; micalg=sha-256\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n"
				+ "signed  \r\n--x\r\nContent-Type: application/pkcs7-signature\r\nContent-Transfer-Encoding: base64\r\n"
				+ "\r\nAAAA\r\n--x--\r\n");
		texts.put("trace headers", head + "Received: from x\r\nX-Mailer: y\r\nSubject: z\r\n\r\nBody\r\n");
		texts.put("only headers", head + "Subject: z\r\n\r\n");
		texts.put("no recipients", "From: a@example.com\r\nSubject: z\r\n\r\nBody\r\n");
		return texts;
	}

	private static List<Input> batches() {
		List<Input> inputs = new ArrayList<>();
		inputs.add(new Input("batch", (sender) -> new MimeMessage[] { mimeMessage(sender, "1"),
				mimeMessage(sender, "2"), mimeMessage(sender, "3") }));
		inputs.add(new Input("batch, one without recipients", (sender) -> {
			SimpleMailMessage bad = simpleMessage();
			bad.setTo(new String[0]);
			return new SimpleMailMessage[] { simpleMessage(), bad, simpleMessage() };
		}));
		inputs.add(new Input("batch, one cannot be written",
				(sender) -> new MimeMessage[] { mimeMessage(sender, "1"), throwing(), mimeMessage(sender, "3") }));
		inputs.add(new Input("batch, none can be written", (sender) -> new MimeMessage[] { throwing(), throwing() }));
		inputs.add(new Input("message that throws", (sender) -> new MimeMessage[] { throwing() }));
		inputs.add(new Input("no body", (sender) -> {
			MimeMessage message = sender.createMimeMessage();
			apply((it) -> it.setRecipients(Message.RecipientType.TO, TO), message);
			apply((it) -> it.setFrom(FROM), message);
			return new MimeMessage[] { message };
		}));
		inputs.add(new Input("nothing", (sender) -> new SimpleMailMessage[0]));
		for (Exception exception : List.of(new IOException("template"), new IllegalStateException("template"),
				new MessagingException("template"), new MailParseException("template"))) {
			inputs.add(new Input("preparator throws " + exception.getClass().getSimpleName(),
					(sender) -> new MimeMessagePreparator[] { (message) -> {
						throw exception;
					} }));
		}
		inputs.add(new Input("preparator throws an error", (sender) -> new MimeMessagePreparator[] { (message) -> {
			throw new AssertionError("template");
		} }));
		return inputs;
	}

	private static Input simple(String name, Change<SimpleMailMessage> change) {
		return new Input("simple: " + name, (sender) -> {
			SimpleMailMessage message = simpleMessage();
			apply(change, message);
			return new SimpleMailMessage[] { message };
		});
	}

	private static Input mime(String name, Change<MimeMessage> change) {
		return new Input("MIME: " + name, (sender) -> {
			MimeMessage message = mimeMessage(sender, name);
			apply(change, message);
			return new MimeMessage[] { message };
		});
	}

	private static Input prepared(String name, Change<MimeMessage> change) {
		return new Input("prepared: " + name, (sender) -> new MimeMessagePreparator[] { (message) -> {
			fill(message, name);
			change.to(message);
		} });
	}

	private static <M> void apply(Change<M> change, M message) {
		try {
			change.to(message);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static SimpleMailMessage simpleMessage() {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setFrom(FROM);
		message.setTo(TO);
		message.setSubject("Subject");
		message.setText("Text");
		return message;
	}

	private static MimeMessage mimeMessage(JavaMailSender sender, String subject) {
		MimeMessage message = sender.createMimeMessage();
		apply((it) -> fill(it, subject), message);
		return message;
	}

	private static void fill(MimeMessage message, String subject) throws MessagingException {
		message.setFrom(FROM);
		message.setRecipients(Message.RecipientType.TO, TO);
		message.setSubject(subject);
		message.setText("Text");
	}

	private static MimeMessage throwing() {
		MimeMessage message = new MimeMessage((Session) null) {

			@Override
			protected synchronized void updateHeaders() {
				throw new IllegalStateException("broken");
			}

		};
		apply((it) -> fill(it, "broken"), message);
		return message;
	}

	private static MimeMessageHelper helper(MimeMessage message) throws MessagingException {
		return new MimeMessageHelper(message, true, "UTF-8");
	}

	private static String shortened(String text) {
		return (text.length() > 20) ? text.substring(0, 20) + "..." : text;
	}

	@ParameterizedTest
	@MethodSource("inputs")
	void doesAsSpringsOwnSenderDoes(Input input) throws Exception {
		Result expected = send(springs, input);
		Result actual = send(ours.sender(), input);
		assertThat(actual.exception()).as("exception").isEqualTo(expected.exception());
		assertThat(actual.failed()).as("failed messages").isEqualTo(expected.failed());
		assertThat(arrivedThroughSes()).as("mails").isEqualTo(arrivedThroughSmtp());
	}

	private record Result(String exception, List<String> failed) {

	}

	private static Result send(JavaMailSender sender, Input input) {
		Object[] messages = input.messages().apply(sender);
		try {
			if (messages instanceof SimpleMailMessage[] simple) {
				sender.send(simple);
			}
			else if (messages instanceof MimeMessage[] mime) {
				sender.send(mime);
			}
			else if (messages.length == 1) {
				sender.send((MimeMessagePreparator) messages[0]);
			}
			return new Result("none", List.of());
		}
		catch (MailException | Error ex) {
			return new Result(kind(ex), failed(ex, messages));
		}
	}

	private static String kind(Throwable ex) {
		return Stream
			.of(MailAuthenticationException.class, MailParseException.class, MailPreparationException.class,
					MailSendException.class)
			.filter((type) -> type.isInstance(ex))
			.findFirst()
			.map(Class::getSimpleName)
			.orElse(ex.getClass().getName());
	}

	/**
	 * Failed messages by their place in the call, or, of a preparator, by their type.
	 */
	private static List<String> failed(Throwable ex, Object[] messages) {
		if (!(ex instanceof MailSendException sendException)) {
			return List.of();
		}
		return sendException.getFailedMessages().keySet().stream().map((message) -> {
			int index = Arrays.asList(messages).indexOf(message);
			return (index >= 0) ? String.valueOf(index) : (message instanceof MimeMessage) ? "MIME" : "other";
		}).sorted().toList();
	}

	private static List<String> arrivedThroughSes() throws Exception {
		Map<String, Set<String>> mails = new TreeMap<>();
		for (ReceivedMail mail : ours.emulator().mails()) {
			mails
				.computeIfAbsent(normalized(new MimeMessage(null, new ByteArrayInputStream(mail.raw()))),
						(key) -> new TreeSet<>())
				.addAll(mail.destinations().stream().map(DifferentialTests::folded).toList());
		}
		return described(mails);
	}

	private static List<String> arrivedThroughSmtp() throws Exception {
		Map<String, Set<String>> mails = new TreeMap<>();
		for (GreenMailUser user : smtp.getUserManager().listUser()) {
			for (StoredMessage stored : smtp.getManagers().getImapHostManager().getInbox(user).getMessages()) {
				mails.computeIfAbsent(normalized(stored.getMimeMessage()), (key) -> new TreeSet<>())
					.add(folded(user.getEmail()));
			}
		}
		return described(mails);
	}

	private static String folded(String address) {
		return address.toLowerCase(Locale.ROOT);
	}

	private static List<String> described(Map<String, Set<String>> mails) {
		return mails.entrySet().stream().map((mail) -> mail.getValue() + "\n" + mail.getKey()).toList();
	}

	/**
	 * Everything but what servers add, the ID, the time, and the random boundaries.
	 */
	private static String normalized(MimeMessage message) throws Exception {
		List<String> headers = new ArrayList<>();
		message.getAllHeaders().asIterator().forEachRemaining((header) -> {
			boolean recent = header.getName().equals("Date") && header.getValue().contains(", " + today());
			if (!recent && !Set.of("Return-Path", "Message-ID").contains(header.getName())
					&& !header.getValue().contains("GreenMail")
					&& !(header.getName().equals("Received") && header.getValue().contains("127.0.0.1"))) {
				headers.add(header.getName() + ": " + header.getValue());
			}
		});
		String body = new String(message.getRawInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		return (headers.stream().sorted().collect(Collectors.joining("\n")) + "\n\n" + body)
			.replaceAll("----=_Part_\\d+_\\d+\\.\\d+", "BOUNDARY")
			.strip();
	}

	private static String today() {
		return DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).format(LocalDate.now(ZoneId.systemDefault()));
	}

}
