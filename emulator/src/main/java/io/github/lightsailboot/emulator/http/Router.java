package io.github.lightsailboot.emulator.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.lightsailboot.emulator.auth.Scope;
import io.github.lightsailboot.emulator.auth.SignatureVerifier;
import io.github.lightsailboot.emulator.protocol.AwsRequest;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.Dialect;
import io.github.lightsailboot.emulator.protocol.Form;
import org.jspecify.annotations.Nullable;

/**
 * Tells which operation a request calls.
 */
final class Router {

	static final String UNKNOWN = "Unknown";

	private static final String LIGHTSAIL_TARGET = "Lightsail_20161128.";

	// Loaded once and never changed: what AWS calls what is the same for every emulator
	private static final List<Route> SES_V2 = sesV2();

	private Router() {
	}

	private static List<Route> sesV2() {
		InputStream resource = Objects.requireNonNull(Router.class.getResourceAsStream("ses-v2-operations.txt"));
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
			return reader.lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split(" ", -1))
				.map((fields) -> new Route(fields[0], List.of(fields[1].split("/", -1)), fields[2]))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Tell as much as the head of a request says. The operation of the query protocol is
	 * in the body.
	 */
	static Target head(AwsRequest request) {
		String target = request.header("X-Amz-Target");
		if (target != null) {
			return new Target(AwsService.LIGHTSAIL,
					target.startsWith(LIGHTSAIL_TARGET) ? target.substring(LIGHTSAIL_TARGET.length()) : target,
					List.of(), null);
		}
		if (request.rawPath().startsWith("/v2/") || request.rawPath().startsWith("/v1/")) {
			for (Route route : SES_V2) {
				List<String> variables = route.match(request);
				if (variables != null) {
					return new Target(AwsService.SES_V2, route.operation(), variables, null);
				}
			}
			return new Target(AwsService.SES_V2, null, List.of(), null);
		}
		Scope scope = SignatureVerifier.claimedScope(request);
		String name = (scope != null) ? scope.service() : "";
		return new Target(switch (name) {
			case "iam" -> AwsService.IAM;
			case "lightsail" -> AwsService.LIGHTSAIL;
			case "ses" -> AwsService.SES;
			default -> AwsService.STS;
		}, null, List.of(), null);
	}

	/**
	 * Tell the operation when the body is there.
	 */
	static Target whole(AwsRequest request, Target head) {
		if (head.operation() != null || head.service().dialect() != Dialect.QUERY) {
			return head;
		}
		Form form;
		try {
			form = Form.parse("POST".equals(request.method()) ? new String(request.body(), StandardCharsets.UTF_8)
					: request.rawQuery());
		}
		catch (IllegalArgumentException ex) {
			return head;
		}
		String version = form.get("Version");
		AwsService service = (version == null) ? head.service() : switch (version) {
			case "2010-05-08" -> AwsService.IAM;
			case "2010-12-01" -> AwsService.SES;
			case "2011-06-15" -> AwsService.STS;
			default -> head.service();
		};
		return new Target(service, form.get("Action"), List.of(), form);
	}

	/**
	 * What a request calls.
	 *
	 * @param service the service
	 * @param operation the operation, or {@code null} if it cannot be told
	 * @param variables what the path names
	 * @param form the parameters of the query protocol
	 */
	record Target(AwsService service, @Nullable String operation, List<String> variables, @Nullable Form form) {

		String name() {
			return (this.operation != null) ? this.operation : UNKNOWN;
		}

	}

	private record Route(String method, List<String> template, String operation) {

		@Nullable List<String> match(AwsRequest request) {
			if (!this.method.equals(request.method())) {
				return null;
			}
			String path = request.rawPath();
			String[] actual = ((path.length() > 1 && path.endsWith("/")) ? path.substring(0, path.length() - 1) : path)
				.split("/", -1);
			if (this.template.size() != actual.length) {
				return null;
			}
			List<String> variables = new ArrayList<>();
			for (int i = 0; i < actual.length; i++) {
				if (this.template.get(i).equals("{}") && !actual[i].isEmpty()) {
					try {
						variables.add(URLDecoder.decode(actual[i].replace("+", "%2B"), StandardCharsets.UTF_8));
					}
					catch (IllegalArgumentException ex) {
						return null;
					}
				}
				else if (!this.template.get(i).equals(actual[i])) {
					return null;
				}
			}
			return List.copyOf(variables);
		}

	}

}
