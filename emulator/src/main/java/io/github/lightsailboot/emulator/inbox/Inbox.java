package io.github.lightsailboot.emulator.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.lightsailboot.emulator.ses.ReceivedMail;
import io.github.lightsailboot.emulator.ses.Ses;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.protocol.HttpContext;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the mails to users and scripts on this machine. Requests of other machines and
 * of pages of other sites are refused.
 */
public final class Inbox implements HttpRequestHandler, AutoCloseable {

	private static final String MAILS = "/mails";

	private static final String ATTACHMENTS = "attachments/";

	private static final Map<String, String> FILES = Map.of("/", "inbox.html", "/inbox.css", "inbox.css", "/inbox.js",
			"inbox.js");

	private static final Map<String, String> TYPES = Map.of("html", "text/html", "css", "text/css", "js",
			"text/javascript");

	private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
			+ "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private static final JsonMapper JSON = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	private final Ses ses;

	private final MailEvents events = new MailEvents();

	/**
	 * Create an inbox.
	 * @param ses provides the mails
	 */
	public Inbox(Ses ses) {
		this.ses = ses;
		ses.addListener(this.events);
	}

	/**
	 * Return whether a request is for the inbox and not for AWS.
	 * @param request the request
	 * @return whether to handle it here
	 */
	public static boolean serves(ClassicHttpRequest request) {
		String target = request.getPath();
		String path = path(target);
		return !request.containsHeader("Authorization") && !request.containsHeader("X-Amz-Target")
				&& !target.contains("Action=") && !target.contains("X-Amz-") && (path.startsWith(MAILS + "/")
						|| path.equals(MAILS) || (FILES.containsKey(path) && request.getMethod().equals("GET")));
	}

	@Override
	public void handle(ClassicHttpRequest request, ClassicHttpResponse response, HttpContext context)
			throws IOException {
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("Content-Security-Policy", PAGE_POLICY);
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("X-Content-Type-Options", "nosniff");
		String refusal = LocalAccess.refusal(request, context);
		if (refusal != null) {
			text(response, 403, refusal);
			return;
		}
		String path = path(request.getPath());
		String file = FILES.get(path);
		switch (request.getMethod()) {
			case "GET" -> {
				if (file != null) {
					file(response, file);
				}
				else if (path.equals(MAILS)) {
					list(response, parameters(request.getPath()));
				}
				else {
					String[] names = path.substring(MAILS.length() + 1).split("/", 2);
					mail(response, names[0], (names.length > 1) ? names[1] : "");
				}
			}
			case "DELETE" -> {
				if (path.equals(MAILS)) {
					this.ses.clearMails();
					response.setCode(204);
				}
				else {
					text(response, 405, "Only all mails can be deleted, at " + MAILS + ".");
				}
			}
			default -> text(response, 405, "Only GET and DELETE are supported here.");
		}
	}

	private void list(ClassicHttpResponse response, Map<String, String> parameters) {
		String search = parameters.getOrDefault("search", "").toLowerCase(Locale.ROOT);
		boolean bodies = !"false".equals(parameters.get("bodies"));
		List<ReceivedMail> found = new ArrayList<>(
				this.ses.mails().stream().filter((mail) -> matches(mail, search)).toList());
		Collections.reverse(found);
		response.setHeader("X-Total-Count", Integer.toString(found.size()));
		List<ReceivedMail> shown = found.subList(0, (int) Math.min(limit(parameters), found.size()));
		response.setEntity(new EntityTemplate(-1, ContentType.APPLICATION_JSON, null, (out) -> {
			try (SequenceWriter writer = JSON.writer().writeValuesAsArray(out)) {
				for (ReceivedMail mail : shown) {
					writer.write(MailView.of(mail, bodies));
				}
			}
		}));
	}

	private static boolean matches(ReceivedMail mail, String search) {
		return search.isEmpty() || Stream
			.concat(Stream.of(mail.from(), mail.subject(), mail.text(), mail.html()), mail.destinations().stream())
			.anyMatch((text) -> text != null && text.toLowerCase(Locale.ROOT).contains(search));
	}

	private static long limit(Map<String, String> parameters) {
		try {
			return Math.max(0, Long.parseLong(parameters.getOrDefault("limit", "")));
		}
		catch (NumberFormatException ex) {
			return Long.MAX_VALUE;
		}
	}

	private void mail(ClassicHttpResponse response, String id, String part) {
		ReceivedMail mail = this.ses.mails()
			.stream()
			.filter((candidate) -> candidate.messageId().equals(id))
			.findFirst()
			.orElse(null);
		if (id.equals("events") && part.isEmpty()) {
			response
				.setEntity(new EntityTemplate(-1, ContentType.parse("text/event-stream"), null, this.events::writeTo));
		}
		else if (mail == null) {
			text(response, 404, "There is no such mail.");
		}
		else if (mail.contentDropped()) {
			text(response, 410, "The content of this mail was dropped, because mails took too much memory.");
		}
		else if (part.isEmpty()) {
			response.setEntity(new ByteArrayEntity(mail.raw(), ContentType.parse("message/rfc822")));
		}
		else if (part.equals("text") && mail.text() != null) {
			text(response, 200, mail.text());
		}
		else if (part.equals("html") && mail.html() != null) {
			response.setHeader("Content-Security-Policy", HtmlView.POLICY);
			write(response, "text/html", HtmlView.of(mail, mail.html()));
		}
		else if (part.startsWith(ATTACHMENTS)) {
			attachment(response, mail, part.substring(ATTACHMENTS.length()));
		}
		else {
			text(response, 404, "The mail has no such part.");
		}
	}

	private static void attachment(ClassicHttpResponse response, ReceivedMail mail, String index) {
		ReceivedMail.Attachment attachment;
		try {
			attachment = mail.attachments().get(Integer.parseInt(index));
		}
		catch (NumberFormatException | IndexOutOfBoundsException ex) {
			text(response, 404, "The mail has no such attachment.");
			return;
		}
		String name = (attachment.fileName() != null) ? attachment.fileName() : "attachment";
		response.setHeader("Content-Disposition",
				"attachment; filename*=UTF-8''" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
		response
			.setEntity(new ByteArrayEntity(attachment.content(), ContentType.parseLenient(attachment.contentType())));
	}

	private static void file(ClassicHttpResponse response, String name) throws IOException {
		try (InputStream file = Objects.requireNonNull(Inbox.class.getResourceAsStream(name))) {
			String type = Objects.requireNonNull(TYPES.get(name.substring(name.indexOf('.') + 1)));
			write(response, type, new String(file.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	private static void text(ClassicHttpResponse response, int status, String text) {
		response.setCode(status);
		write(response, "text/plain", text);
	}

	private static void write(ClassicHttpResponse response, String type, String text) {
		response.setEntity(new ByteArrayEntity(text.getBytes(StandardCharsets.UTF_8),
				ContentType.create(type, StandardCharsets.UTF_8)));
	}

	private static String path(String target) {
		int query = target.indexOf('?');
		return (query < 0) ? target : target.substring(0, query);
	}

	private static Map<String, String> parameters(String target) {
		Map<String, String> parameters = new HashMap<>();
		for (String parameter : target.substring(path(target).length()).split("[?&]", -1)) {
			int separator = parameter.indexOf('=');
			if (separator > 0) {
				parameters.put(parameter.substring(0, separator), decode(parameter.substring(separator + 1)));
			}
		}
		return parameters;
	}

	private static String decode(String value) {
		try {
			return URLDecoder.decode(value, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return value;
		}
	}

	/**
	 * Close the event streams.
	 */
	@Override
	public void close() {
		this.events.close();
	}

}
