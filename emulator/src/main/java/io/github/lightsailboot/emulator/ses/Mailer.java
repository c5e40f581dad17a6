package io.github.lightsailboot.emulator.ses;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsService;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Accepts mails as SES does, or rejects them with its words.
 */
final class Mailer {

	private static final int MAX_RECIPIENTS = 50;

	private final SesAccount account;

	private final Mailbox mailbox;

	private final SesResources resources;

	Mailer(SesAccount account, SesResources resources, Mailbox mailbox) {
		this.account = account;
		this.resources = resources;
		this.mailbox = mailbox;
	}

	/**
	 * Send a simple message, as which SES writes the MIME itself.
	 */
	String send(AwsCall call, Envelope envelope, Content content) {
		String from = envelope.from();
		if (from == null) {
			throw call.error(AwsError.INVALID, "Missing required header 'From'.");
		}
		try {
			return send(call, envelope, content.write(from, envelope));
		}
		catch (AddressException ex) {
			throw invalid(call, "Illegal address");
		}
		catch (MessagingException | IOException ex) {
			throw rejected("Invalid message: " + ex.getMessage());
		}
	}

	/**
	 * Send a message that a template gives. One that cannot be filled in is accepted all
	 * the same, as SES does, and becomes an event.
	 */
	String send(AwsCall call, Envelope envelope, Template template, JsonNode data,
			List<Map.Entry<String, String>> headers, List<ReceivedMail.Attachment> attachments) {
		if (template.hasBlocks()) {
			throw call.error(AwsError.INVALID,
					"The emulator fills in variables only, no block helpers such as {{#if}}.");
		}
		try {
			return send(call, envelope,
					new Content(Template.render(template.subject(), data), Template.render(template.text(), data),
							Template.render(template.html(), data), headers, attachments));
		}
		catch (Template.MissingAttributeException ex) {
			List<String> destinations = destinations(call, envelope, List.of(), List.of(), List.of());
			check(call, envelope, (envelope.from() != null) ? envelope.from() : "", destinations);
			String messageId = messageId(call);
			destinations.forEach((destination) -> this.mailbox
				.add(new MailEvent(MailEvent.Type.RENDERING_FAILURE, messageId, destination, call.time())));
			return messageId;
		}
	}

	/**
	 * Send a raw message.
	 */
	String send(AwsCall call, Envelope said, byte[] raw) {
		int limit = (call.service() == AwsService.SES_V2) ? 41_943_040 : 10_485_760;
		if (raw.length > limit) {
			throw invalid(call, "Message length is more than " + limit + " bytes long: '" + raw.length + "'.");
		}
		Envelope envelope;
		MimeReader mime;
		String from;
		List<String> to;
		List<String> cc;
		List<String> bcc;
		try {
			mime = MimeReader.read(raw);
			envelope = said.orElse(mime.configurationSet());
			from = (envelope.from() != null) ? envelope.from() : mime.from();
			to = mime.recipients(Message.RecipientType.TO);
			cc = mime.recipients(Message.RecipientType.CC);
			bcc = envelope.bcc().isEmpty() ? mime.recipients(Message.RecipientType.BCC) : envelope.bcc();
		}
		catch (AddressException ex) {
			throw invalid(call, "Illegal address");
		}
		catch (MessagingException | IOException ex) {
			throw rejected("Invalid MIME message");
		}
		if (from == null) {
			throw invalid(call, "Missing required header 'From'.");
		}
		List<String> destinations = destinations(call, envelope, to, cc, bcc);
		check(call, envelope, from, destinations);
		String messageId = messageId(call);
		try {
			this.mailbox.add(new ReceivedMail(messageId, from, to, cc, List.copyOf(bcc), destinations, mime.subject(),
					mime.text(), mime.html(), mime.headers(), mime.attachments(), raw, call.time(),
					envelope.configurationSet(), envelope.fromIdentityArn(), Map.copyOf(envelope.tags()), call.region(),
					call.caller().accessKeyId()));
		}
		catch (MessagingException | IOException ex) {
			throw rejected("Invalid MIME message");
		}
		for (String destination : destinations) {
			for (MailEvent.Type type : fate(destination)) {
				this.mailbox.add(new MailEvent(type, messageId, destination, call.time()));
			}
		}
		return messageId;
	}

	private List<MailEvent.Type> fate(String destination) {
		if (Simulator.owns(destination)) {
			return Simulator.fate(destination);
		}
		return this.resources.suppressed().containsKey(destination.toLowerCase(Locale.ROOT))
				? List.of(MailEvent.Type.BOUNCE) : List.of(MailEvent.Type.DELIVERY);
	}

	private static List<String> destinations(AwsCall call, Envelope envelope, List<String> to, List<String> cc,
			List<String> bcc) {
		List<String> named = new ArrayList<>();
		if (envelope.isEmpty()) {
			named.addAll(to);
			named.addAll(cc);
			named.addAll(bcc);
		}
		else {
			named.addAll(envelope.to());
			named.addAll(envelope.cc());
			named.addAll(envelope.bcc());
		}
		List<String> destinations = new ArrayList<>();
		for (String address : named) {
			destinations.add(address(call, address));
		}
		if (destinations.isEmpty()) {
			throw invalid(call, "Recipient list is empty.");
		}
		if (destinations.size() > MAX_RECIPIENTS) {
			throw invalid(call, "Recipient count exceeds " + MAX_RECIPIENTS + ".");
		}
		return List.copyOf(destinations);
	}

	private void check(AwsCall call, Envelope envelope, String from, List<String> destinations) {
		boolean v2 = call.service() == AwsService.SES_V2;
		if (this.account.getEnforcementStatus() == SesAccount.EnforcementStatus.SHUTDOWN) {
			throw v2 ? new AwsException("AccountSuspendedException", 400,
					"Sending suspended for this account. For more information, please check the inbox of the email "
							+ "address associated with your AWS account.")
					: rejected("Sending suspended for this account. For more information, please check the inbox of "
							+ "the email address associated with your AWS account.");
		}
		if (!this.account.isSendingEnabled()) {
			throw new AwsException(v2 ? "SendingPausedException" : "AccountSendingPausedException", 400,
					"Sending paused for this account. For more information, please check the inbox of the email "
							+ "address associated with your AWS account.");
		}
		Set<String> failed = new LinkedHashSet<>();
		String sender = address(call, from);
		if (!this.account.maySend(sender)) {
			failed.add(sender);
		}
		for (String destination : destinations) {
			if (!this.account.mayReceive(destination)) {
				failed.add(destination);
			}
		}
		if (!failed.isEmpty()) {
			throw rejected("Email address is not verified. The following identities failed the check in region "
					+ call.region().toUpperCase(Locale.ROOT) + ": " + String.join(", ", failed));
		}
		String configurationSet = envelope.configurationSet();
		if (configurationSet != null && !this.resources.mayName(configurationSet)) {
			String message = "Configuration set <" + configurationSet + "> does not exist.";
			throw v2 ? new AwsException("NotFoundException", 404, message)
					: new AwsException("ConfigurationSetDoesNotExist", 400, message);
		}
		int counted = (int) destinations.stream().filter((destination) -> !Simulator.owns(destination)).count();
		switch (this.account.send(destinations.size(), counted)) {
			case RATE_EXCEEDED -> throw call.error(AwsError.THROTTLED, "Maximum sending rate exceeded.");
			case QUOTA_EXHAUSTED -> {
				if (v2) {
					throw new AwsException("LimitExceededException", 400, "Daily message quota exceeded.");
				}
				throw call.error(AwsError.THROTTLED, "Daily message quota exceeded.");
			}
			case ACCEPTED -> {
			}
		}
	}

	private static String address(AwsCall call, String text) {
		try {
			String address = MimeReader.address(text).getAddress();
			int at = (address != null) ? address.lastIndexOf('@') : -1;
			if (address == null || at < 1 || at == address.length() - 1) {
				throw invalid(call, (at < 0) ? "Missing final '@domain'" : "Illegal address");
			}
			return address;
		}
		catch (AddressException ex) {
			throw invalid(call, "Illegal address");
		}
	}

	private static AwsException invalid(AwsCall call, String message) {
		return (call.service() == AwsService.SES_V2) ? new AwsException("BadRequestException", 400, message)
				: new AwsException("InvalidParameterValue", 400, message);
	}

	private static AwsException rejected(String message) {
		return new AwsException("MessageRejected", 400, message);
	}

	private static String messageId(AwsCall call) {
		String id = UUID.randomUUID().toString();
		return "0100%012x-%s-000000".formatted(call.time().toEpochMilli(), id.substring(0, 8) + id.substring(8));
	}

	/**
	 * Who sends to whom, as the call says and not the message.
	 */
	record Envelope(@Nullable String from, List<String> to, List<String> cc, List<String> bcc, List<String> replyTo,
			@Nullable String configurationSet, @Nullable String fromIdentityArn, Map<String, String> tags) {

		/**
		 * The same envelope with what the headers of a raw message say, where the call
		 * says nothing.
		 */
		Envelope orElse(@Nullable String headerConfigurationSet) {
			return (this.configurationSet != null || headerConfigurationSet == null) ? this : new Envelope(this.from,
					this.to, this.cc, this.bcc, this.replyTo, headerConfigurationSet, this.fromIdentityArn, this.tags);
		}

		boolean isEmpty() {
			return this.to.isEmpty() && this.cc.isEmpty() && this.bcc.isEmpty();
		}

	}

	/**
	 * What a simple message says.
	 */
	record Content(@Nullable String subject, @Nullable String text, @Nullable String html,
			List<Map.Entry<String, String>> headers, List<ReceivedMail.Attachment> attachments) {

		byte[] write(String from, Envelope envelope) throws MessagingException, IOException {
			MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
			message.setFrom(new InternetAddress(from));
			message.setRecipients(Message.RecipientType.TO, addresses(envelope.to()));
			message.setRecipients(Message.RecipientType.CC, addresses(envelope.cc()));
			if (!envelope.replyTo().isEmpty()) {
				message.setReplyTo(addresses(envelope.replyTo()));
			}
			message.setSubject(this.subject, "UTF-8");
			for (Map.Entry<String, String> header : this.headers) {
				message.addHeader(header.getKey(), header.getValue());
			}
			if (this.attachments.isEmpty()) {
				fill(message);
			}
			else {
				MimeMultipart mixed = new MimeMultipart();
				MimeBodyPart body = new MimeBodyPart();
				fill(body);
				mixed.addBodyPart(body);
				for (ReceivedMail.Attachment attachment : this.attachments) {
					mixed.addBodyPart(part(attachment));
				}
				message.setContent(mixed);
			}
			message.saveChanges();
			ByteArrayOutputStream raw = new ByteArrayOutputStream();
			message.writeTo(raw);
			return raw.toByteArray();
		}

		private void fill(MimePart part) throws MessagingException {
			if (this.html == null) {
				part.setText((this.text != null) ? this.text : "", "UTF-8");
			}
			else if (this.text == null) {
				part.setText(this.html, "UTF-8", "html");
			}
			else {
				MimeMultipart alternative = new MimeMultipart("alternative");
				MimeBodyPart plain = new MimeBodyPart();
				plain.setText(this.text, "UTF-8");
				alternative.addBodyPart(plain);
				MimeBodyPart rich = new MimeBodyPart();
				rich.setText(this.html, "UTF-8", "html");
				alternative.addBodyPart(rich);
				part.setContent(alternative);
			}
		}

		private static MimeBodyPart part(ReceivedMail.Attachment attachment) throws MessagingException {
			MimeBodyPart part = new MimeBodyPart();
			part.setDataHandler(
					new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.contentType())));
			part.setFileName(attachment.fileName());
			part.setDisposition(attachment.inline() ? "inline" : "attachment");
			if (attachment.contentId() != null) {
				part.setContentID("<" + attachment.contentId() + ">");
			}
			return part;
		}

		private static InternetAddress[] addresses(List<String> texts) throws AddressException {
			InternetAddress[] addresses = new InternetAddress[texts.size()];
			for (int i = 0; i < addresses.length; i++) {
				addresses[i] = MimeReader.address(texts.get(i));
			}
			return addresses;
		}

	}

}
