package io.github.lightsailboot.emulator.ses;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.Form;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import io.github.lightsailboot.emulator.protocol.Page;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations of SES, API version 2.
 */
final class SesV2Api implements AwsApi {

	private static final int BULK_ENTRIES = 50;

	private static final int DEFAULT_PAGE_SIZE = 100;

	private final SesAccount account;

	private final SesResources resources;

	private final Mailer mailer;

	SesV2Api(SesAccount account, SesResources resources, Mailer mailer) {
		this.account = account;
		this.resources = resources;
		this.mailer = mailer;
	}

	@Override
	public AwsService service() {
		return AwsService.SES_V2;
	}

	@Override
	public @Nullable Operation operation(String operation) {
		return switch (operation) {
			// What a key needs for these depends on the content
			case "SendEmail" -> this::sendEmail;
			case "SendBulkEmail" -> this::sendBulkEmail;
			default -> authorized(operation, find(operation));
		};
	}

	private static @Nullable Operation authorized(String name, @Nullable Operation operation) {
		return (operation == null) ? null : (call) -> {
			call.authorize("ses:" + name, "*");
			return operation.perform(call);
		};
	}

	private @Nullable Operation find(String operation) {
		return switch (operation) {
			case "GetAccount" -> this::getAccount;
			case "PutAccountSendingAttributes" -> this::putAccountSendingAttributes;
			case "CreateEmailIdentity" -> this::createEmailIdentity;
			case "GetEmailIdentity" -> this::getEmailIdentity;
			case "DeleteEmailIdentity" -> this::deleteEmailIdentity;
			case "ListEmailIdentities" -> this::listEmailIdentities;
			case "CreateEmailTemplate" -> this::createEmailTemplate;
			case "GetEmailTemplate" -> this::getEmailTemplate;
			case "UpdateEmailTemplate" -> this::updateEmailTemplate;
			case "DeleteEmailTemplate" -> this::deleteEmailTemplate;
			case "ListEmailTemplates" -> this::listEmailTemplates;
			case "TestRenderEmailTemplate" -> this::testRenderEmailTemplate;
			case "CreateConfigurationSet" -> this::createConfigurationSet;
			case "GetConfigurationSet" -> this::getConfigurationSet;
			case "DeleteConfigurationSet" -> this::deleteConfigurationSet;
			case "ListConfigurationSets" -> this::listConfigurationSets;
			case "PutSuppressedDestination" -> this::putSuppressedDestination;
			case "GetSuppressedDestination" -> this::getSuppressedDestination;
			case "DeleteSuppressedDestination" -> this::deleteSuppressedDestination;
			case "ListSuppressedDestinations" -> this::listSuppressedDestinations;
			default -> null;
		};
	}

	private Object getAccount(AwsCall call) {
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

	private Object putAccountSendingAttributes(AwsCall call) {
		this.account.setSendingEnabled(JsonBody.read(call).path("SendingEnabled").asBoolean(false));
		return Map.of();
	}

	private Object sendEmail(AwsCall call) {
		JsonNode body = JsonBody.read(call);
		Mailer.Envelope envelope = envelope(body, body.path("Destination"), body.path("EmailTags"));
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
		if (content.hasNonNull("Template")) {
			authorize(call, "ses:SendTemplatedEmail", envelope);
			JsonNode template = content.path("Template");
			return Map.of("MessageId", this.mailer.send(call, envelope, template(call, template),
					data(call, template, "TemplateData"), headers(template), attachments(call, template)));
		}
		throw call.error(AwsError.INVALID, "Must specify exactly one of Simple, Raw, or Template content.");
	}

	private Object sendBulkEmail(AwsCall call) {
		JsonNode body = JsonBody.read(call);
		JsonNode entries = body.path("BulkEmailEntries");
		if (entries.isEmpty() || entries.size() > BULK_ENTRIES) {
			throw call.error(AwsError.INVALID, "BulkEmailEntries must have from 1 to " + BULK_ENTRIES + " entries.");
		}
		authorize(call, "ses:SendBulkTemplatedEmail", envelope(body, body, body));
		JsonNode defaults = body.path("DefaultContent").path("Template");
		Template template = template(call, defaults);
		List<Map<String, Object>> results = new ArrayList<>();
		for (JsonNode entry : entries) {
			Map<String, Object> result = new LinkedHashMap<>();
			try {
				ObjectNode data = data(call, defaults, "TemplateData");
				data.setAll(data(call, entry.path("ReplacementEmailContent").path("ReplacementTemplate"),
						"ReplacementTemplateData"));
				JsonNode tags = entry.hasNonNull("ReplacementTags") ? entry.path("ReplacementTags")
						: body.path("DefaultEmailTags");
				result.put("MessageId", this.mailer.send(call, envelope(body, entry.path("Destination"), tags),
						template, data, headers(defaults), attachments(call, defaults)));
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

	private static Mailer.Envelope envelope(JsonNode body, JsonNode destination, JsonNode tagList) {
		Map<String, String> tags = new LinkedHashMap<>();
		for (JsonNode tag : tagList) {
			String name = JsonBody.text(tag, "Name");
			String value = JsonBody.text(tag, "Value");
			if (name != null && value != null) {
				tags.put(name, value);
			}
		}
		return new Mailer.Envelope(JsonBody.text(body, "FromEmailAddress"), JsonBody.texts(destination, "ToAddresses"),
				JsonBody.texts(destination, "CcAddresses"), JsonBody.texts(destination, "BccAddresses"),
				JsonBody.texts(body, "ReplyToAddresses"), JsonBody.text(body, "ConfigurationSetName"),
				JsonBody.text(body, "FromEmailAddressIdentityArn"), tags);
	}

	private static void authorize(AwsCall call, String action, Mailer.Envelope envelope) {
		String from = (envelope.from() != null) ? envelope.from() : "*";
		String identity = from.replaceAll("^.*<|>.*$", "");
		call.authorize(action,
				"arn:aws:ses:" + call.region() + ":" + call.caller().account() + ":identity/" + identity);
	}

	private static Mailer.Content simple(AwsCall call, JsonNode simple) {
		JsonNode body = simple.path("Body");
		return new Mailer.Content(JsonBody.text(simple.path("Subject"), "Data"),
				JsonBody.text(body.path("Text"), "Data"), JsonBody.text(body.path("Html"), "Data"), headers(simple),
				attachments(call, simple));
	}

	private static List<Map.Entry<String, String>> headers(JsonNode content) {
		List<Map.Entry<String, String>> headers = new ArrayList<>();
		for (JsonNode header : content.path("Headers")) {
			headers.add(Map.entry(header.path("Name").asString(""), header.path("Value").asString("")));
		}
		return headers;
	}

	private static List<ReceivedMail.Attachment> attachments(AwsCall call, JsonNode content) {
		List<ReceivedMail.Attachment> attachments = new ArrayList<>();
		for (JsonNode attachment : content.path("Attachments")) {
			String type = JsonBody.text(attachment, "ContentType");
			attachments.add(new ReceivedMail.Attachment(JsonBody.text(attachment, "FileName"),
					(type != null) ? type : "application/octet-stream", JsonBody.text(attachment, "ContentId"),
					"INLINE".equals(JsonBody.text(attachment, "ContentDisposition")),
					bytes(call, attachment.path("RawContent"))));
		}
		return attachments;
	}

	private static byte[] bytes(AwsCall call, JsonNode node) {
		if (!node.isBinary()) {
			throw call.error(AwsError.MALFORMED, "Expected a blob in Base64");
		}
		return node.binaryValue();
	}

	private Template template(AwsCall call, JsonNode node) {
		if (node.hasNonNull("TemplateContent")) {
			return template("inline", node.path("TemplateContent"), call.time());
		}
		String name = JsonBody.text(node, "TemplateName");
		if (name == null) {
			String arn = JsonBody.text(node, "TemplateArn");
			name = (arn != null) ? arn.substring(arn.lastIndexOf('/') + 1) : null;
		}
		if (name == null) {
			throw call.error(AwsError.INVALID, "Missing required field TemplateName.");
		}
		return existing(name);
	}

	private static Template template(String name, JsonNode content, Instant createdAt) {
		return new Template(name, JsonBody.text(content, "Subject"), JsonBody.text(content, "Text"),
				JsonBody.text(content, "Html"), createdAt);
	}

	private Template existing(String name) {
		Template template = this.resources.templates().get(name);
		if (template == null) {
			throw notFound("Template " + name + " does not exist.");
		}
		return template;
	}

	private static ObjectNode data(AwsCall call, JsonNode node, String field) {
		String text = JsonBody.text(node, field);
		ObjectNode data = JsonBody.object(text);
		if (data == null) {
			throw call.error(AwsError.INVALID, field + " is not a valid JSON object.");
		}
		return data;
	}

	private Object createEmailIdentity(AwsCall call) {
		JsonNode body = JsonBody.read(call);
		String identity = required(call, body, "EmailIdentity");
		if ((identity.indexOf('@') < 0 && identity.indexOf('.') < 1) || identity.startsWith("@")) {
			throw call.error(AwsError.INVALID, "Invalid email address or domain name <" + identity + ">.");
		}
		if (!this.account.createIdentity(identity)) {
			throw alreadyExists("Email identity " + identity + " already exist.");
		}
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("IdentityType", type(identity));
		result.put("VerifiedForSendingStatus", this.account.isIdentityVerified(identity));
		result.put("DkimAttributes", dkim(identity));
		return result;
	}

	private Object getEmailIdentity(AwsCall call) {
		String identity = call.pathVariables().get(0);
		if (!this.account.hasIdentity(identity)) {
			throw notFound("Email identity <" + identity + "> does not exist.");
		}
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("IdentityType", type(identity));
		result.put("FeedbackForwardingStatus", true);
		result.put("VerifiedForSendingStatus", this.account.isIdentityVerified(identity));
		result.put("VerificationStatus", this.account.isIdentityVerified(identity) ? "SUCCESS" : "PENDING");
		result.put("DkimAttributes", dkim(identity));
		result.put("MailFromAttributes", Map.of("BehaviorOnMxFailure", "USE_DEFAULT_VALUE"));
		result.put("Policies", Map.of());
		result.put("Tags", List.of());
		return result;
	}

	private Object deleteEmailIdentity(AwsCall call) {
		String identity = call.pathVariables().get(0);
		if (!this.account.deleteIdentity(identity)) {
			throw notFound("Email identity <" + identity + "> does not exist.");
		}
		return Map.of();
	}

	private Object listEmailIdentities(AwsCall call) {
		List<Map<String, Object>> identities = new ArrayList<>();
		for (String identity : this.account.identities()) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("IdentityType", type(identity));
			entry.put("IdentityName", identity);
			entry.put("SendingEnabled", true);
			entry.put("VerificationStatus", this.account.isIdentityVerified(identity) ? "SUCCESS" : "PENDING");
			identities.add(entry);
		}
		return page(call, identities, "EmailIdentities");
	}

	private static String type(String identity) {
		return identity.contains("@") ? "EMAIL_ADDRESS" : "DOMAIN";
	}

	private Map<String, Object> dkim(String identity) {
		boolean domain = !identity.contains("@");
		Map<String, Object> dkim = new LinkedHashMap<>();
		dkim.put("SigningEnabled", domain);
		dkim.put("SigningAttributesOrigin", "AWS_SES");
		dkim.put("Status", !domain ? "NOT_STARTED" : this.account.isIdentityVerified(identity) ? "SUCCESS" : "PENDING");
		return dkim;
	}

	private Object createEmailTemplate(AwsCall call) {
		JsonNode body = JsonBody.read(call);
		String name = required(call, body, "TemplateName");
		Template template = template(name, body.path("TemplateContent"), call.time());
		if (this.resources.templates().putIfAbsent(name, template) != null) {
			throw alreadyExists("Template " + name + " already exists.");
		}
		return Map.of();
	}

	private Object getEmailTemplate(AwsCall call) {
		Template template = existing(call.pathVariables().get(0));
		Map<String, Object> content = new LinkedHashMap<>();
		content.put("Subject", template.subject());
		content.put("Text", template.text());
		content.put("Html", template.html());
		content.values().removeIf((value) -> value == null);
		return Map.of("TemplateName", template.name(), "TemplateContent", content);
	}

	private Object updateEmailTemplate(AwsCall call) {
		Template template = existing(call.pathVariables().get(0));
		JsonNode content = JsonBody.read(call).path("TemplateContent");
		this.resources.templates().put(template.name(), template(template.name(), content, template.createdAt()));
		return Map.of();
	}

	private Object deleteEmailTemplate(AwsCall call) {
		if (this.resources.templates().remove(call.pathVariables().get(0)) == null) {
			throw notFound("Template " + call.pathVariables().get(0) + " does not exist.");
		}
		return Map.of();
	}

	private Object listEmailTemplates(AwsCall call) {
		List<Map<String, Object>> templates = this.resources.templates()
			.values()
			.stream()
			.map((template) -> Map.<String, Object>of("TemplateName", template.name(), "CreatedTimestamp",
					seconds(template.createdAt())))
			.toList();
		return page(call, templates, "TemplatesMetadata");
	}

	private Object testRenderEmailTemplate(AwsCall call) {
		Template template = existing(call.pathVariables().get(0));
		ObjectNode data = data(call, JsonBody.read(call), "TemplateData");
		try {
			String subject = Template.render(template.subject(), data);
			String text = Template.render(template.text(), data);
			String html = Template.render(template.html(), data);
			return Map.of("RenderedTemplate",
					"Subject: " + ((subject != null) ? subject : "") + "\r\nMIME-Version: 1.0\r\n\r\n"
							+ ((text != null) ? text + "\r\n" : "") + ((html != null) ? html + "\r\n" : ""));
		}
		catch (Template.MissingAttributeException ex) {
			throw call.error(AwsError.INVALID, String.valueOf(ex.getMessage()));
		}
	}

	private Object createConfigurationSet(AwsCall call) {
		String name = required(call, JsonBody.read(call), "ConfigurationSetName");
		if (this.resources.configurationSets().putIfAbsent(name, call.time()) != null) {
			throw alreadyExists("Configuration set <" + name + "> already exists.");
		}
		return Map.of();
	}

	private Object getConfigurationSet(AwsCall call) {
		String name = call.pathVariables().get(0);
		if (!this.resources.configurationSets().containsKey(name)) {
			throw notFound("Configuration set <" + name + "> does not exist.");
		}
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("ConfigurationSetName", name);
		result.put("SendingOptions", Map.of("SendingEnabled", true));
		result.put("ReputationOptions", Map.of("ReputationMetricsEnabled", false));
		result.put("DeliveryOptions", Map.of("TlsPolicy", "OPTIONAL"));
		result.put("Tags", List.of());
		return result;
	}

	private Object deleteConfigurationSet(AwsCall call) {
		if (this.resources.configurationSets().remove(call.pathVariables().get(0)) == null) {
			throw notFound("Configuration set <" + call.pathVariables().get(0) + "> does not exist.");
		}
		return Map.of();
	}

	private Object listConfigurationSets(AwsCall call) {
		return page(call, List.copyOf(this.resources.configurationSets().keySet()), "ConfigurationSets");
	}

	private Object putSuppressedDestination(AwsCall call) {
		JsonNode body = JsonBody.read(call);
		String address = required(call, body, "EmailAddress").toLowerCase(Locale.ROOT);
		String reason = required(call, body, "Reason");
		if (!reason.equals("BOUNCE") && !reason.equals("COMPLAINT")) {
			throw call.error(AwsError.INVALID, "Reason must be BOUNCE or COMPLAINT.");
		}
		this.resources.suppressed().put(address, new SesResources.Suppressed(address, reason, call.time()));
		return Map.of();
	}

	private Object getSuppressedDestination(AwsCall call) {
		SesResources.Suppressed suppressed = this.resources.suppressed()
			.get(call.pathVariables().get(0).toLowerCase(Locale.ROOT));
		if (suppressed == null) {
			throw notSuppressed(call);
		}
		return Map.of("SuppressedDestination", describe(suppressed));
	}

	private Object deleteSuppressedDestination(AwsCall call) {
		if (this.resources.suppressed().remove(call.pathVariables().get(0).toLowerCase(Locale.ROOT)) == null) {
			throw notSuppressed(call);
		}
		return Map.of();
	}

	private Object listSuppressedDestinations(AwsCall call) {
		List<Map<String, Object>> suppressed = this.resources.suppressed()
			.values()
			.stream()
			.map(SesV2Api::describe)
			.toList();
		return page(call, suppressed, "SuppressedDestinationSummaries");
	}

	private static Map<String, Object> describe(SesResources.Suppressed suppressed) {
		return Map.of("EmailAddress", suppressed.address(), "Reason", suppressed.reason(), "LastUpdateTime",
				seconds(suppressed.since()));
	}

	private static AwsException notSuppressed(AwsCall call) {
		return notFound("Email address " + call.pathVariables().get(0) + " does not exist on your suppression list.");
	}

	private static Map<String, Object> page(AwsCall call, List<?> all, String name) {
		Form query = Form.parse(call.request().rawQuery());
		JsonNode body = JsonBody.read(call);
		String token = (query.get("NextToken") != null) ? query.get("NextToken") : JsonBody.text(body, "NextToken");
		String size = (query.get("PageSize") != null) ? query.get("PageSize")
				: body.path("PageSize").asString(Integer.toString(DEFAULT_PAGE_SIZE));
		int limit;
		try {
			limit = Math.max(1, Integer.parseInt(size));
		}
		catch (NumberFormatException ex) {
			throw call.error(AwsError.INVALID, "PageSize must be a number.");
		}
		Page<?> page = Page.of(all, token, limit);
		if (page == null) {
			throw new AwsException("InvalidNextTokenException", 400,
					"The specified request includes an invalid token.");
		}
		Map<String, Object> result = new LinkedHashMap<>();
		result.put(name, page.items());
		if (page.nextToken() != null) {
			result.put("NextToken", page.nextToken());
		}
		return result;
	}

	private static String required(AwsCall call, JsonNode body, String name) {
		String value = JsonBody.text(body, name);
		if (value == null || value.isBlank()) {
			throw call.error(AwsError.INVALID,
					"1 validation error detected: Value at '" + Character.toLowerCase(name.charAt(0))
							+ name.substring(1) + "' failed to satisfy constraint: Member must not be null");
		}
		return value;
	}

	private static AwsException notFound(String message) {
		return new AwsException("NotFoundException", 404, message);
	}

	private static AwsException alreadyExists(String message) {
		return new AwsException("AlreadyExistsException", 400, message);
	}

	private static double seconds(Instant instant) {
		return instant.toEpochMilli() / 1000.0;
	}

}
