package io.github.lightsailboot.emulator.ses;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import io.github.lightsailboot.emulator.protocol.Xml;
import jakarta.mail.MessagingException;
import tools.jackson.databind.JsonNode;

/**
 * Operations on templates of mails.
 */
final class TemplateOperations {

	private static final String V1_MEMBERS = "Template.TemplateName Template.SubjectPart Template.TextPart "
			+ "Template.HtmlPart";

	private static final String V2_CONTENT = "TemplateContent.Subject TemplateContent.Text TemplateContent.Html";

	private final SesAccount account;

	TemplateOperations(SesAccount account) {
		this.account = account;
	}

	void registerV1(AwsApi api) {
		api.add("CreateTemplate", (call) -> {
			create(call, templateV1(call));
			return new Xml();
		}, V1_MEMBERS);
		api.add("GetTemplate", this::getV1, "TemplateName");
		api.add("UpdateTemplate", (call) -> {
			update(call, templateV1(call));
			return new Xml();
		}, V1_MEMBERS);
		// Deleting a missing template succeeds
		api.add("DeleteTemplate", (call) -> {
			templates(call).remove(call.required("TemplateName"));
			return new Xml();
		}, "TemplateName");
		api.add("ListTemplates", this::listV1, SesPage.V1_MEMBERS);
		api.add("TestRenderTemplate",
				(call) -> new Xml().element("RenderedTemplate", testRender(call, call.required("TemplateName"))),
				"TemplateName TemplateData");
	}

	void registerV2(AwsApi api) {
		api.add("CreateEmailTemplate", (call) -> {
			create(call, templateV2(call, call.required("TemplateName")));
			return Map.of();
		}, "TemplateName", V2_CONTENT);
		api.add("GetEmailTemplate", this::getV2);
		api.add("UpdateEmailTemplate", (call) -> {
			update(call, templateV2(call, call.pathVariables().get(0)));
			return Map.of();
		}, V2_CONTENT);
		api.add("DeleteEmailTemplate", this::deleteV2);
		api.add("ListEmailTemplates", this::listV2, SesPage.V2_MEMBERS);
		api.add("TestRenderEmailTemplate",
				(call) -> Map.of("RenderedTemplate", testRender(call, call.pathVariables().get(0))), "TemplateData");
	}

	private Map<String, Template> templates(AwsCall call) {
		return this.account.region(call.region()).templates();
	}

	private static Template templateV1(AwsCall call) {
		JsonNode template = call.input().path("Template");
		return new Template(call.required(template, "TemplateName"), JsonBody.text(template, "SubjectPart"),
				JsonBody.text(template, "TextPart"), JsonBody.text(template, "HtmlPart"), call.time());
	}

	private static Template templateV2(AwsCall call, String name) {
		return Template.read(name, call.input().path("TemplateContent"), call.time());
	}

	private void create(AwsCall call, Template template) {
		if (templates(call).putIfAbsent(template.name(), template) != null) {
			throw SesErrors.templateExists(call, template.name());
		}
	}

	private void update(AwsCall call, Template template) {
		if (templates(call).computeIfPresent(template.name(),
				(name, old) -> template.createdAt(old.createdAt())) == null) {
			throw SesErrors.noTemplate(call, template.name());
		}
	}

	/**
	 * Return a template of the region.
	 */
	Template existing(AwsCall call, String name) {
		Template template = templates(call).get(name);
		if (template == null) {
			throw SesErrors.noTemplate(call, name);
		}
		return template;
	}

	private Xml getV1(AwsCall call) {
		Template template = existing(call, call.required("TemplateName"));
		Xml xml = new Xml().open("Template").element("TemplateName", template.name());
		content(template, "SubjectPart", "TextPart", "HtmlPart").forEach(xml::element);
		return xml.close("Template");
	}

	private Object getV2(AwsCall call) {
		Template template = existing(call, call.pathVariables().get(0));
		return Map.of("TemplateName", template.name(), "TemplateContent", content(template, "Subject", "Text", "Html"));
	}

	private static Map<String, String> content(Template template, String subject, String text, String html) {
		Map<String, String> content = new LinkedHashMap<>();
		if (template.subject() != null) {
			content.put(subject, template.subject());
		}
		if (template.text() != null) {
			content.put(text, template.text());
		}
		if (template.html() != null) {
			content.put(html, template.html());
		}
		return content;
	}

	private Object deleteV2(AwsCall call) {
		String name = call.pathVariables().get(0);
		if (templates(call).remove(name) == null) {
			throw SesErrors.noTemplate(call, name);
		}
		return Map.of();
	}

	private Xml listV1(AwsCall call) {
		return SesPage.v1(call, List.copyOf(templates(call).values()), "TemplatesMetadata",
				(xml, template) -> xml.open("member")
					.element("Name", template.name())
					.element("CreatedTimestamp", template.createdAt())
					.close("member"));
	}

	private Object listV2(AwsCall call) {
		List<Map<String, Object>> templates = templates(call).values()
			.stream()
			.map((template) -> Map.<String, Object>of("TemplateName", template.name(), "CreatedTimestamp",
					Template.seconds(template.createdAt())))
			.toList();
		return SesPage.v2(call, templates, "TemplatesMetadata");
	}

	private String testRender(AwsCall call, String name) {
		Template template = existing(call, name);
		JsonNode data = Template.data(call, call.input(), "TemplateData");
		try {
			byte[] rendered = template.render(call, data, List.of(), List.of()).write();
			return new String(rendered, StandardCharsets.UTF_8);
		}
		catch (Template.MissingAttributeException ex) {
			throw SesErrors.missingAttribute(call, String.valueOf(ex.getMessage()));
		}
		catch (MessagingException | IOException ex) {
			throw SesErrors.rejected("Invalid message: " + ex.getMessage());
		}
	}

}
