package io.github.lightsailboot.emulator.ses;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Operations of API version 2 that send mail.
 */
final class MailOperationsV2 {

	private static final int BULK_ENTRIES = 50;

	private static final int MAX_HEADERS = 15;

	private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-@A-~]{1,126}");

	private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1,870}");

	private static final String ENVELOPE = "FromEmailAddress FromEmailAddressIdentityArn ReplyToAddresses "
			+ "ConfigurationSetName";

	private static final String SIMPLE = under("Content.Simple.", "Subject.Data", "Subject.Charset", "Body.Text.Data",
			"Body.Text.Charset", "Body.Html.Data", "Body.Html.Charset");

	private final Mailer mailer;

	private final TemplateOperations templates;

	MailOperationsV2(Mailer mailer, TemplateOperations templates) {
		this.mailer = mailer;
		this.templates = templates;
	}

	void register(AwsApi api) {
		// The required permission depends on the content
		api.addSelfAuthorizing("SendEmail", this::sendEmail, ENVELOPE, destination("Destination."),
				"EmailTags.Name EmailTags.Value Content.Raw.Data", SIMPLE, headersAndAttachments("Content.Simple."),
				template("Content.Template."), headersAndAttachments("Content.Template."));
		api.addSelfAuthorizing("SendBulkEmail", this::sendBulkEmail, ENVELOPE,
				"DefaultEmailTags.Name DefaultEmailTags.Value", template("DefaultContent.Template."),
				headersAndAttachments("DefaultContent.Template."), destination("BulkEmailEntries.Destination."),
				under("BulkEmailEntries.", "ReplacementTags.Name", "ReplacementTags.Value", "ReplacementHeaders.Name",
						"ReplacementHeaders.Value",
						"ReplacementEmailContent.ReplacementTemplate.ReplacementTemplateData"));
	}

	private static String under(String prefix, String... members) {
		return Arrays.stream(members).map((member) -> prefix + member).collect(Collectors.joining(" "));
	}

	private static String destination(String prefix) {
		return under(prefix, "ToAddresses", "CcAddresses", "BccAddresses");
	}

	private static String template(String prefix) {
		return under(prefix, "TemplateName", "TemplateArn", "TemplateData", "TemplateContent.Subject",
				"TemplateContent.Text", "TemplateContent.Html");
	}

	private static String headersAndAttachments(String prefix) {
		return under(prefix, "Headers.Name", "Headers.Value") + " "
				+ under(prefix + "Attachments.", MailAttachment.MEMBERS);
	}

	private Object sendEmail(AwsCall call) {
		JsonNode input = call.input();
		JsonNode content = input.path("Content");
		if (content.properties().stream().filter((entry) -> !entry.getValue().isNull()).count() != 1) {
			throw call.error(AwsError.INVALID, "Must specify exactly one of Simple, Raw, or Template content.");
		}
		Envelope envelope = envelope(call, input.path("Destination"), input.path("EmailTags"));
		String messageId;
		if (content.hasNonNull("Raw")) {
			authorize(call, "ses:SendRawEmail");
			messageId = sendRaw(call, envelope, content.path("Raw").path("Data"));
		}
		else if (content.hasNonNull("Simple")) {
			authorize(call, "ses:SendEmail");
			messageId = this.mailer.send(call, envelope, simple(call, content.path("Simple")));
		}
		else {
			authorize(call, "ses:SendTemplatedEmail");
			JsonNode template = content.path("Template");
			messageId = this.mailer.send(call, envelope, template(call, template),
					Template.data(call, template, "TemplateData"), headers(call, template.path("Headers")),
					MailAttachment.read(call, template.path("Attachments")));
		}
		return Map.of("MessageId", messageId);
	}

	private String sendRaw(AwsCall call, Envelope envelope, JsonNode data) {
		if (!data.isBinary()) {
			throw call.error(AwsError.MALFORMED, "Expected a blob in Base64");
		}
		if (!envelope.replyTo().isEmpty()) {
			throw call.error(AwsError.NOT_KEPT,
					"The emulator does not support the member ReplyToAddresses of SendEmail "
							+ "for a raw message. Write the header Reply-To instead.");
		}
		return this.mailer.send(call, envelope, data.binaryValue());
	}

	private Object sendBulkEmail(AwsCall call) {
		JsonNode input = call.input();
		JsonNode entries = input.path("BulkEmailEntries");
		if (entries.isEmpty() || entries.size() > BULK_ENTRIES) {
			throw call.error(AwsError.INVALID, "BulkEmailEntries must have from 1 to " + BULK_ENTRIES + " entries.");
		}
		authorize(call, "ses:SendBulkTemplatedEmail");
		Template template = template(call, input.path("DefaultContent").path("Template"));
		template.checkKept(call);
		List<Map<String, Object>> results = new ArrayList<>();
		for (JsonNode entry : entries) {
			Map<String, Object> result = new LinkedHashMap<>();
			try {
				result.put("MessageId", send(call, template, entry));
				result.put("Status", "SUCCESS");
			}
			catch (AwsException ex) {
				result.put("Status", bulkStatus(ex));
				result.put("Error", ex.text());
			}
			results.add(result);
		}
		return Map.of("BulkEmailEntryResults", results);
	}

	private String send(AwsCall call, Template template, JsonNode entry) {
		JsonNode defaults = call.input().path("DefaultContent").path("Template");
		ObjectNode data = Template.data(call, defaults, "TemplateData");
		data.setAll(Template.data(call, entry.path("ReplacementEmailContent").path("ReplacementTemplate"),
				"ReplacementTemplateData"));
		JsonNode tags = entry.hasNonNull("ReplacementTags") ? entry.path("ReplacementTags")
				: call.input().path("DefaultEmailTags");
		List<Map.Entry<String, String>> headers = headers(call, defaults.path("Headers"));
		for (Map.Entry<String, String> header : headers(call, entry.path("ReplacementHeaders"))) {
			headers.removeIf((replaced) -> replaced.getKey().equalsIgnoreCase(header.getKey()));
			headers.add(header);
		}
		return this.mailer.send(call, envelope(call, entry.path("Destination"), tags), template, data, headers,
				MailAttachment.read(call, defaults.path("Attachments")));
	}

	private static String bulkStatus(AwsException exception) {
		return switch (exception.code()) {
			case "MessageRejected" -> "MESSAGE_REJECTED";
			case "TooManyRequestsException" -> "ACCOUNT_THROTTLED";
			case "LimitExceededException" -> "ACCOUNT_DAILY_QUOTA_EXCEEDED";
			case "AccountSuspendedException" -> "ACCOUNT_SUSPENDED";
			case "SendingPausedException" -> "ACCOUNT_SENDING_PAUSED";
			case "NotFoundException" -> "CONFIGURATION_SET_NOT_FOUND";
			case "BadRequestException" -> "INVALID_PARAMETER";
			default -> "FAILED";
		};
	}

	private static Envelope envelope(AwsCall call, JsonNode destination, JsonNode tags) {
		return new Envelope(call.text("FromEmailAddress"), JsonBody.texts(destination, "ToAddresses"),
				JsonBody.texts(destination, "CcAddresses"), JsonBody.texts(destination, "BccAddresses"),
				call.texts("ReplyToAddresses"), call.text("ConfigurationSetName"),
				call.text("FromEmailAddressIdentityArn"), MessageTags.read(call, tags));
	}

	private static void authorize(AwsCall call, String action) {
		String from = call.text("FromEmailAddress");
		String identity = (from != null) ? from.replaceAll("^.*<|>.*$", "") : "*";
		call.authorize(action,
				"arn:aws:ses:" + call.region() + ":" + call.caller().account() + ":identity/" + identity);
	}

	private static MailContent simple(AwsCall call, JsonNode simple) {
		JsonNode body = simple.path("Body");
		return new MailContent(MailContent.Text.read(call, simple.path("Subject")),
				MailContent.Text.read(call, body.path("Text")), MailContent.Text.read(call, body.path("Html")),
				headers(call, simple.path("Headers")), MailAttachment.read(call, simple.path("Attachments")));
	}

	private static List<Map.Entry<String, String>> headers(AwsCall call, JsonNode list) {
		List<Map.Entry<String, String>> headers = new ArrayList<>();
		for (JsonNode header : list) {
			String name = header.path("Name").asString("");
			String value = header.path("Value").asString("");
			if (!HEADER_NAME.matcher(name).matches() || !HEADER_VALUE.matcher(value).matches()) {
				throw call.invalidMember("Headers",
						"Member must have a name of 1 to 126 and a value of 1 to 870 " + "printable ASCII characters");
			}
			headers.add(Map.entry(name, value));
		}
		if (headers.size() > MAX_HEADERS) {
			throw call.invalidMember("Headers", "Member must have length less than or equal to " + MAX_HEADERS);
		}
		return headers;
	}

	private Template template(AwsCall call, JsonNode node) {
		String name = JsonBody.text(node, "TemplateName");
		String arn = JsonBody.text(node, "TemplateArn");
		boolean inline = node.hasNonNull("TemplateContent");
		if ((name != null ? 1 : 0) + (arn != null ? 1 : 0) + (inline ? 1 : 0) != 1) {
			throw call.error(AwsError.INVALID,
					"Must specify exactly one of TemplateName, TemplateArn, or TemplateContent.");
		}
		if (inline) {
			return Template.read("inline", node.path("TemplateContent"), call.time());
		}
		if (name == null) {
			String prefix = "arn:aws:ses:" + call.region() + ":" + call.caller().account() + ":template/";
			name = (arn != null && arn.startsWith(prefix)) ? arn.substring(prefix.length()) : String.valueOf(arn);
		}
		return this.templates.existing(call, name);
	}

}
