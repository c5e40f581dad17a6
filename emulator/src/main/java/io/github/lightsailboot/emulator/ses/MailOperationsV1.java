package io.github.lightsailboot.emulator.ses;

import java.util.Base64;
import java.util.List;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import io.github.lightsailboot.emulator.protocol.Xml;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Operations of API version 1 that send mail.
 */
final class MailOperationsV1 {

	private static final int BULK_DESTINATIONS = 50;

	private static final String ENVELOPE = "Source SourceArn ReplyToAddresses ConfigurationSetName";

	private static final String DESTINATION = "Destination.ToAddresses Destination.CcAddresses "
			+ "Destination.BccAddresses Tags.Name Tags.Value";

	private final Mailer mailer;

	private final TemplateOperations templates;

	MailOperationsV1(Mailer mailer, TemplateOperations templates) {
		this.mailer = mailer;
		this.templates = templates;
	}

	void register(AwsApi api) {
		api.add("SendEmail", this::sendEmail, ENVELOPE, DESTINATION,
				"Message.Subject.Data Message.Subject.Charset Message.Body.Text.Data Message.Body.Text.Charset "
						+ "Message.Body.Html.Data Message.Body.Html.Charset");
		api.add("SendRawEmail", this::sendRawEmail,
				"Source SourceArn FromArn Destinations RawMessage.Data ConfigurationSetName Tags.Name Tags.Value");
		api.add("SendTemplatedEmail", this::sendTemplatedEmail, ENVELOPE, DESTINATION, "Template TemplateData");
		api.add("SendBulkTemplatedEmail", this::sendBulkTemplatedEmail, ENVELOPE,
				"DefaultTags.Name DefaultTags.Value Template DefaultTemplateData Destinations.Destination.ToAddresses "
						+ "Destinations.Destination.CcAddresses Destinations.Destination.BccAddresses "
						+ "Destinations.ReplacementTags.Name Destinations.ReplacementTags.Value "
						+ "Destinations.ReplacementTemplateData");
	}

	private Xml sendEmail(AwsCall call) {
		JsonNode message = call.input().path("Message");
		JsonNode body = message.path("Body");
		MailContent content = new MailContent(MailContent.Text.read(call, message.path("Subject")),
				MailContent.Text.read(call, body.path("Text")), MailContent.Text.read(call, body.path("Html")),
				List.of(), List.of());
		return sent(this.mailer.send(call, envelope(call, call.input().path("Destination"), "Tags"), content));
	}

	private Xml sendRawEmail(AwsCall call) {
		byte[] raw;
		try {
			raw = Base64.getDecoder().decode(call.required(call.input().path("RawMessage"), "Data"));
		}
		catch (IllegalArgumentException ex) {
			throw call.error(AwsError.MALFORMED, "Invalid base64 in blob");
		}
		Envelope envelope = new Envelope(call.text("Source"), call.texts("Destinations"), List.of(), List.of(),
				List.of(), call.text("ConfigurationSetName"), rawIdentityArn(call),
				MessageTags.read(call, call.input().path("Tags")));
		return sent(this.mailer.send(call, envelope, raw));
	}

	private static @Nullable String rawIdentityArn(AwsCall call) {
		String fromArn = call.text("FromArn");
		String sourceArn = call.text("SourceArn");
		if (fromArn != null && sourceArn != null && !fromArn.equals(sourceArn)) {
			throw call.error(AwsError.NOT_KEPT,
					"The emulator supports only one of SourceArn and FromArn of SendRawEmail. "
							+ "Leave one out, or test this against AWS.");
		}
		return (fromArn != null) ? fromArn : sourceArn;
	}

	private Xml sendTemplatedEmail(AwsCall call) {
		Template template = this.templates.existing(call, call.required("Template"));
		call.required("TemplateData");
		ObjectNode data = Template.data(call, call.input(), "TemplateData");
		return sent(this.mailer.send(call, envelope(call, call.input().path("Destination"), "Tags"), template, data,
				List.of(), List.of()));
	}

	private Xml sendBulkTemplatedEmail(AwsCall call) {
		call.required("Source");
		Template template = this.templates.existing(call, call.required("Template"));
		template.checkKept(call);
		JsonNode destinations = call.input().path("Destinations");
		if (destinations.isEmpty() || destinations.size() > BULK_DESTINATIONS) {
			throw SesErrors.invalid(call, "Destinations must have from 1 to " + BULK_DESTINATIONS + " entries.");
		}
		Xml xml = new Xml().open("Status");
		for (JsonNode destination : destinations) {
			xml.open("member");
			try {
				ObjectNode data = Template.data(call, call.input(), "DefaultTemplateData");
				data.setAll(Template.data(call, destination, "ReplacementTemplateData"));
				Envelope envelope = envelope(call, destination.path("Destination"), "DefaultTags");
				if (destination.has("ReplacementTags")) {
					envelope = envelope.with(MessageTags.read(call, destination.path("ReplacementTags")));
				}
				xml.element("MessageId", this.mailer.send(call, envelope, template, data, List.of(), List.of()));
				xml.element("Status", "Success");
			}
			catch (AwsException ex) {
				xml.element("Status", bulkStatus(ex)).element("Error", ex.text());
			}
			xml.close("member");
		}
		return xml.close("Status");
	}

	private static String bulkStatus(AwsException exception) {
		return switch (exception.code()) {
			case "MessageRejected" -> "MessageRejected";
			case "Throttling" ->
				exception.text().startsWith("Daily") ? "AccountDailyQuotaExceeded" : "AccountThrottled";
			case "AccountSendingPausedException" -> "AccountSendingPaused";
			case "ConfigurationSetSendingPausedException" -> "ConfigurationSetSendingPaused";
			case "ConfigurationSetDoesNotExist" -> "ConfigurationSetDoesNotExist";
			case "InvalidParameterValue" -> "InvalidParameterValue";
			default -> "Failed";
		};
	}

	private static Envelope envelope(AwsCall call, JsonNode destination, String tags) {
		return new Envelope(call.required("Source"), JsonBody.texts(destination, "ToAddresses"),
				JsonBody.texts(destination, "CcAddresses"), JsonBody.texts(destination, "BccAddresses"),
				call.texts("ReplyToAddresses"), call.text("ConfigurationSetName"), call.text("SourceArn"),
				MessageTags.read(call, call.input().path(tags)));
	}

	private static Xml sent(String messageId) {
		return new Xml().element("MessageId", messageId);
	}

}
