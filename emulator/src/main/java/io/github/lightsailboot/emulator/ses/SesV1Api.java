package io.github.lightsailboot.emulator.ses;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.Form;
import io.github.lightsailboot.emulator.protocol.Xml;
import org.jspecify.annotations.Nullable;

/**
 * The operations of SES, API version 1.
 */
final class SesV1Api implements AwsApi {

	private final SesAccount account;

	private final Mailer mailer;

	SesV1Api(SesAccount account, Mailer mailer) {
		this.account = account;
		this.mailer = mailer;
	}

	@Override
	public AwsService service() {
		return AwsService.SES;
	}

	@Override
	public @Nullable Operation operation(String operation) {
		Operation found = find(operation);
		if (found == null) {
			return null;
		}
		return (call) -> {
			call.authorize("ses:" + operation, "*");
			return found.perform(call);
		};
	}

	private @Nullable Operation find(String operation) {
		return switch (operation) {
			case "SendEmail" -> this::sendEmail;
			case "SendRawEmail" -> this::sendRawEmail;
			case "GetSendQuota" -> this::getSendQuota;
			case "GetSendStatistics" -> this::getSendStatistics;
			case "GetAccountSendingEnabled" -> (call) -> new Xml().element("Enabled", this.account.isSendingEnabled());
			case "UpdateAccountSendingEnabled" -> this::updateAccountSendingEnabled;
			case "VerifyEmailIdentity", "VerifyEmailAddress" -> this::verifyEmailIdentity;
			case "VerifyDomainIdentity" -> this::verifyDomainIdentity;
			case "ListIdentities" -> this::listIdentities;
			case "ListVerifiedEmailAddresses" -> this::listVerifiedEmailAddresses;
			case "GetIdentityVerificationAttributes" -> this::getIdentityVerificationAttributes;
			case "DeleteIdentity" -> (call) -> deleteIdentity(call, "Identity");
			case "DeleteVerifiedEmailAddress" -> (call) -> deleteIdentity(call, "EmailAddress");
			default -> null;
		};
	}

	private Xml sendEmail(AwsCall call) {
		Form form = call.form();
		String from = required(call, "Source");
		Mailer.Envelope envelope = new Mailer.Envelope(from, form.list("Destination.ToAddresses"),
				form.list("Destination.CcAddresses"), form.list("Destination.BccAddresses"),
				form.list("ReplyToAddresses"), form.get("ConfigurationSetName"), form.get("SourceArn"), tags(form));
		Mailer.Content content = new Mailer.Content(form.get("Message.Subject.Data"),
				form.get("Message.Body.Text.Data"), form.get("Message.Body.Html.Data"), List.of(), List.of());
		return new Xml().element("MessageId", this.mailer.send(call, envelope, content));
	}

	private Xml sendRawEmail(AwsCall call) {
		Form form = call.form();
		byte[] raw;
		try {
			raw = Base64.getDecoder().decode(required(call, "RawMessage.Data"));
		}
		catch (IllegalArgumentException ex) {
			throw call.error(AwsError.MALFORMED, "Invalid base64 in blob");
		}
		Mailer.Envelope envelope = new Mailer.Envelope(form.get("Source"), form.list("Destinations"), List.of(),
				List.of(), List.of(), form.get("ConfigurationSetName"), form.get("FromArn"), tags(form));
		return new Xml().element("MessageId", this.mailer.send(call, envelope, raw));
	}

	private static Map<String, String> tags(Form form) {
		Map<String, String> tags = new LinkedHashMap<>();
		for (int index = 1;; index++) {
			String name = form.get("Tags.member." + index + ".Name");
			String value = form.get("Tags.member." + index + ".Value");
			if (name == null || value == null) {
				return tags;
			}
			tags.put(name, value);
		}
	}

	private Xml getSendQuota(AwsCall call) {
		return new Xml().element("Max24HourSend", this.account.getMax24HourSend())
			.element("MaxSendRate", this.account.getMaxSendRate())
			.element("SentLast24Hours", this.account.getSentLast24Hours());
	}

	private Xml getSendStatistics(AwsCall call) {
		Xml xml = new Xml().open("SendDataPoints");
		double sent = this.account.getSentLast24Hours();
		if (sent > 0) {
			xml.open("member")
				.element("Timestamp", call.time())
				.element("DeliveryAttempts", (long) sent)
				.element("Bounces", 0)
				.element("Complaints", 0)
				.element("Rejects", 0)
				.close("member");
		}
		return xml.close("SendDataPoints");
	}

	private Object updateAccountSendingEnabled(AwsCall call) {
		this.account.setSendingEnabled("true".equals(call.form().get("Enabled")));
		return "";
	}

	private Xml verifyEmailIdentity(AwsCall call) {
		String address = required(call, "EmailAddress");
		if (address.indexOf('@') < 1) {
			throw new AwsException("InvalidParameterValue", 400, "Invalid email address<" + address + ">.");
		}
		this.account.createIdentity(address);
		return new Xml();
	}

	private Xml verifyDomainIdentity(AwsCall call) {
		String domain = required(call, "Domain");
		if (domain.indexOf('@') >= 0 || domain.indexOf('.') < 1) {
			throw new AwsException("InvalidParameterValue", 400, "Invalid domain name " + domain + ".");
		}
		this.account.createIdentity(domain);
		return new Xml().element("VerificationToken", token(domain));
	}

	private Xml listIdentities(AwsCall call) {
		String type = call.form().get("IdentityType");
		Xml xml = new Xml().open("Identities");
		for (String identity : this.account.identities()) {
			boolean address = identity.contains("@");
			if (type == null || type.equals(address ? "EmailAddress" : "Domain")) {
				xml.element("member", identity);
			}
		}
		return xml.close("Identities");
	}

	private Xml listVerifiedEmailAddresses(AwsCall call) {
		Xml xml = new Xml().open("VerifiedEmailAddresses");
		this.account.getVerifiedIdentities()
			.stream()
			.filter((identity) -> identity.contains("@"))
			.forEach((identity) -> xml.element("member", identity));
		return xml.close("VerifiedEmailAddresses");
	}

	private Xml getIdentityVerificationAttributes(AwsCall call) {
		Xml xml = new Xml().open("VerificationAttributes");
		for (String identity : call.form().list("Identities")) {
			if (this.account.hasIdentity(identity)) {
				xml.open("entry").element("key", identity).open("value");
				xml.element("VerificationStatus", this.account.isIdentityVerified(identity) ? "Success" : "Pending");
				if (!identity.contains("@")) {
					xml.element("VerificationToken", token(identity));
				}
				xml.close("value").close("entry");
			}
		}
		return xml.close("VerificationAttributes");
	}

	private Xml deleteIdentity(AwsCall call, String parameter) {
		this.account.deleteIdentity(required(call, parameter));
		return new Xml();
	}

	private static String token(String domain) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(domain.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String required(AwsCall call, String name) {
		String value = call.form().get(name);
		if (value == null || value.isEmpty()) {
			throw call.error(AwsError.INVALID,
					"1 validation error detected: Value null at '" + Character.toLowerCase(name.charAt(0))
							+ name.substring(1) + "' failed to satisfy constraint: Member must not be null");
		}
		return value;
	}

}
