package io.github.lightsailboot.emulator.ses;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The operations of SES, API version 2.
 */
final class SesV2Api implements AwsApi {

	private final SesAccount account;

	private final Mailer mailer;

	SesV2Api(SesAccount account, Mailer mailer) {
		this.account = account;
		this.mailer = mailer;
	}

	@Override
	public AwsService service() {
		return AwsService.SES_V2;
	}

	@Override
	public @Nullable Operation operation(String operation) {
		return switch (operation) {
			case "GetAccount" -> this::getAccount;
			case "SendEmail" -> this::sendEmail;
			default -> null;
		};
	}

	private Object getAccount(AwsCall call) {
		call.authorize("ses:GetAccount", "*");
		Map<String, Object> quota = new LinkedHashMap<>();
		quota.put("Max24HourSend", this.account.getMax24HourSend());
		quota.put("MaxSendRate", this.account.getMaxSendRate());
		quota.put("SentLast24Hours", this.account.getSentLast24Hours());
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("DedicatedIpAutoWarmupEnabled", false);
		result.put("EnforcementStatus", this.account.getEnforcementStatus().name());
		result.put("ProductionAccessEnabled", this.account.isProductionAccess());
		result.put("SendQuota", quota);
		result.put("SendingEnabled", this.account.isSendingEnabled());
		result.put("SuppressionAttributes", Map.of("SuppressedReasons", List.of("BOUNCE", "COMPLAINT")));
		return result;
	}

	private Object sendEmail(AwsCall call) {
		JsonNode body = JsonBody.read(call);
		JsonNode destination = body.path("Destination");
		Map<String, String> tags = new LinkedHashMap<>();
		for (JsonNode tag : body.path("EmailTags")) {
			tags.put(tag.path("Name").asString(""), tag.path("Value").asString(""));
		}
		Mailer.Envelope envelope = new Mailer.Envelope(JsonBody.text(body, "FromEmailAddress"),
				JsonBody.texts(destination, "ToAddresses"), JsonBody.texts(destination, "CcAddresses"),
				JsonBody.texts(destination, "BccAddresses"), JsonBody.texts(body, "ReplyToAddresses"),
				JsonBody.text(body, "ConfigurationSetName"), tags);
		JsonNode content = body.path("Content");
		if (content.hasNonNull("Raw")) {
			authorize(call, "ses:SendRawEmail", envelope);
			byte[] raw = bytes(call, content.path("Raw").path("Data"));
			return Map.of("MessageId", this.mailer.send(call, envelope, raw));
		}
		if (content.hasNonNull("Simple")) {
			authorize(call, "ses:SendEmail", envelope);
			return Map.of("MessageId", this.mailer.send(call, envelope, simple(call, content.path("Simple"))));
		}
		throw call.error(AwsError.INVALID, "Must specify exactly one of Simple, Raw, or Template content.");
	}

	private static void authorize(AwsCall call, String action, Mailer.Envelope envelope) {
		String from = (envelope.from() != null) ? envelope.from() : "*";
		String identity = from.replaceAll("^.*<|>.*$", "");
		call.authorize(action,
				"arn:aws:ses:" + call.region() + ":" + call.caller().account() + ":identity/" + identity);
	}

	private static Mailer.Content simple(AwsCall call, JsonNode simple) {
		JsonNode body = simple.path("Body");
		List<Map.Entry<String, String>> headers = new ArrayList<>();
		for (JsonNode header : simple.path("Headers")) {
			headers.add(Map.entry(header.path("Name").asString(""), header.path("Value").asString("")));
		}
		List<ReceivedMail.Attachment> attachments = new ArrayList<>();
		for (JsonNode attachment : simple.path("Attachments")) {
			String type = JsonBody.text(attachment, "ContentType");
			attachments.add(new ReceivedMail.Attachment(JsonBody.text(attachment, "FileName"),
					(type != null) ? type : "application/octet-stream", JsonBody.text(attachment, "ContentId"),
					"INLINE".equals(JsonBody.text(attachment, "ContentDisposition")),
					bytes(call, attachment.path("RawContent"))));
		}
		return new Mailer.Content(JsonBody.text(simple.path("Subject"), "Data"),
				JsonBody.text(body.path("Text"), "Data"), JsonBody.text(body.path("Html"), "Data"), headers,
				attachments);
	}

	private static byte[] bytes(AwsCall call, JsonNode node) {
		try {
			return Base64.getDecoder().decode(node.asString(""));
		}
		catch (IllegalArgumentException ex) {
			throw call.error(AwsError.MALFORMED, "Invalid base64 in blob");
		}
	}

}
