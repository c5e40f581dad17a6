package io.github.lightsailboot.emulator.ses;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Accepts or rejects mails as SES does.
 */
final class Mailer {

	private static final int MAX_RECIPIENTS = 50;

	private static final int MAX_SIZE_V1 = 10_485_760;

	private static final int MAX_SIZE_V2 = 41_943_040;

	private final SesAccount account;

	private final Mailbox mailbox;

	Mailer(SesAccount account, Mailbox mailbox) {
		this.account = account;
		this.mailbox = mailbox;
	}

	/**
	 * Send a simple message, for which SES writes the MIME.
	 * @return the ID of the message
	 */
	String send(AwsCall call, Envelope envelope, MailContent content) {
		String from = envelope.from();
		if (from == null) {
			throw call.error(AwsError.INVALID, "Missing required header 'From'.");
		}
		try {
			return send(call, envelope, content.write(from, envelope));
		}
		catch (AddressException ex) {
			throw SesErrors.invalid(call, "Illegal address");
		}
		catch (MessagingException | IOException ex) {
			throw SesErrors.rejected("Invalid message: " + ex.getMessage());
		}
	}

	/**
	 * Send a message from a template. If the template cannot be rendered, the call
	 * succeeds, as with SES, and an event is recorded.
	 * @return the ID of the message
	 */
	String send(AwsCall call, Envelope envelope, Template template, JsonNode data,
			List<Map.Entry<String, String>> headers, List<MailAttachment> attachments) {
		try {
			return send(call, envelope, template.render(call, data, headers, attachments));
		}
		catch (Template.MissingAttributeException ex) {
			String from = (envelope.from() != null) ? envelope.from() : "";
			List<String> destinations = destinations(call, envelope, List.of(), List.of(), List.of());
			check(call, from, destinations, configurationSet(call, envelope, from));
			String messageId = messageId(call);
			destinations.forEach((destination) -> this.mailbox
				.add(new MailEvent(MailEvent.Type.RENDERING_FAILURE, messageId, destination, call.time())));
			return messageId;
		}
	}

	/**
	 * Send a raw message.
	 * @return the ID of the message
	 */
	String send(AwsCall call, Envelope said, byte[] raw) {
		int limit = SesErrors.isV2(call) ? MAX_SIZE_V2 : MAX_SIZE_V1;
		if (raw.length > limit) {
			throw SesErrors.invalid(call,
					"Message length is more than " + limit + " bytes long: '" + raw.length + "'.");
		}
		try {
			return send(call, said, MimeReader.read(raw), raw);
		}
		catch (AddressException ex) {
			throw SesErrors.invalid(call, "Illegal address");
		}
		catch (MessagingException | IOException ex) {
			throw SesErrors.rejected("Invalid MIME message");
		}
	}

	private String send(AwsCall call, Envelope said, MimeReader mime, byte[] raw)
			throws MessagingException, IOException {
		mime.checkSesHeaders(call);
		Envelope envelope = said.orElse(mime.header("X-SES-CONFIGURATION-SET"), mime.identityArn(),
				MessageTags.read(call, mime.header("X-SES-MESSAGE-TAGS")));
		String from = (envelope.from() != null) ? envelope.from() : mime.from();
		List<String> to = mime.recipients(Message.RecipientType.TO);
		List<String> cc = mime.recipients(Message.RecipientType.CC);
		List<String> bcc = envelope.bcc().isEmpty() ? mime.recipients(Message.RecipientType.BCC) : envelope.bcc();
		if (from == null) {
			throw SesErrors.invalid(call, "Missing required header 'From'.");
		}
		List<String> destinations = destinations(call, envelope, to, cc, bcc);
		ConfigurationSet configurationSet = configurationSet(call, envelope, from);
		// A message is validated before it counts towards the quota
		ReceivedMail mail = new ReceivedMail(messageId(call), from, to, cc, List.copyOf(bcc), destinations,
				mime.subject(), mime.text(), mime.html(), mime.headers(), mime.attachments(), raw, call.time(),
				(configurationSet != null) ? configurationSet.name() : null, envelope.fromIdentityArn(),
				Map.copyOf(envelope.tags()), call.region(), call.caller().accessKeyId(), false);
		check(call, from, destinations, configurationSet);
		this.mailbox.add(mail);
		for (String destination : destinations) {
			for (MailEvent.Type type : fate(call, destination, configurationSet)) {
				this.mailbox.add(new MailEvent(type, mail.messageId(), destination, call.time()));
			}
		}
		return mail.messageId();
	}

	private List<MailEvent.Type> fate(AwsCall call, String destination, @Nullable ConfigurationSet configurationSet) {
		if (Simulator.owns(destination)) {
			return Simulator.fate(destination);
		}
		SesRegion.Suppressed suppressed = this.account.region(call.region())
			.suppressed()
			.get(destination.toLowerCase(Locale.ROOT));
		List<String> reasons = (configurationSet != null) ? configurationSet.suppressedReasons() : null;
		boolean bounces = suppressed != null && (reasons == null || reasons.contains(suppressed.reason()));
		return bounces ? List.of(MailEvent.Type.BOUNCE) : List.of(MailEvent.Type.DELIVERY);
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
			throw SesErrors.invalid(call, "Recipient list is empty.");
		}
		if (destinations.size() > MAX_RECIPIENTS) {
			throw SesErrors.invalid(call, "Recipient count exceeds " + MAX_RECIPIENTS + ".");
		}
		return List.copyOf(destinations);
	}

	private void check(AwsCall call, String from, List<String> destinations,
			@Nullable ConfigurationSet configurationSet) {
		if (this.account.getEnforcementStatus() == SesAccount.EnforcementStatus.SHUTDOWN) {
			throw SesErrors.accountSuspended(call);
		}
		if (!this.account.isSendingEnabled()) {
			throw SesErrors.accountPaused(call);
		}
		SesRegion region = this.account.region(call.region());
		Set<String> failed = new LinkedHashSet<>();
		String sender = address(call, from);
		if (!this.account.maySend(region, sender)) {
			failed.add(sender);
		}
		for (String destination : destinations) {
			if (!this.account.mayReceive(region, destination)) {
				failed.add(destination);
			}
		}
		if (!failed.isEmpty()) {
			throw SesErrors
				.rejected("Email address is not verified. The following identities failed the check in region "
						+ call.region().toUpperCase(Locale.ROOT) + ": " + String.join(", ", failed));
		}
		if (configurationSet != null) {
			if (!region.mayName(configurationSet.name())) {
				throw SesErrors.noConfigurationSet(call, configurationSet.name());
			}
			if (!configurationSet.sendingEnabled()) {
				throw SesErrors.configurationSetPaused(call, configurationSet.name());
			}
		}
		int counted = (int) destinations.stream().filter((destination) -> !Simulator.owns(destination)).count();
		switch (this.account.send(destinations.size(), counted)) {
			case RATE_EXCEEDED -> throw call.error(AwsError.THROTTLED, "Maximum sending rate exceeded.");
			case QUOTA_EXHAUSTED -> throw SesErrors.isV2(call)
					? new AwsException("LimitExceededException", 400, "Daily message quota exceeded.")
					: call.error(AwsError.THROTTLED, "Daily message quota exceeded.");
			case ACCEPTED -> {
			}
		}
	}

	/**
	 * Return the configuration set of the call, or else that of the sender's identity.
	 */
	private @Nullable ConfigurationSet configurationSet(AwsCall call, Envelope envelope, String from) {
		SesRegion region = this.account.region(call.region());
		String name = envelope.configurationSet();
		if (name == null) {
			SesRegion.Identity identity = region.verifiedIdentityOf(address(call, from));
			name = (identity != null) ? identity.configurationSet() : null;
		}
		if (name == null) {
			return null;
		}
		ConfigurationSet.checkName(call, name);
		return region.configurationSets().getOrDefault(name, ConfigurationSet.of(name));
	}

	private static String address(AwsCall call, String text) {
		try {
			String address = MimeReader.address(text).getAddress();
			int at = (address != null) ? address.lastIndexOf('@') : -1;
			if (address == null || at < 1 || at == address.length() - 1) {
				throw SesErrors.invalid(call, (at < 0) ? "Missing final '@domain'" : "Illegal address");
			}
			return address;
		}
		catch (AddressException ex) {
			throw SesErrors.invalid(call, "Illegal address");
		}
	}

	private static String messageId(AwsCall call) {
		String id = UUID.randomUUID().toString();
		return "0100%012x-%s-000000".formatted(call.time().toEpochMilli(), id.substring(0, 8) + id.substring(8));
	}

}
