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
 * Determines which operation a request calls.
 */
final class Router {

	static final String UNKNOWN = "Unknown";

	private static final String LIGHTSAIL_TARGET = "Lightsail_20161128.";

	// Loaded once: the operations of AWS are the same for every emulator
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
	 * Determine the target from the head of a request. The operation of the query
	 * protocol is in the body.
	 */
	static Target head(AwsRequest request) {
		Scope scope = SignatureVerifier.claimedScope(request);
		String signingName = (scope != null) ? scope.service() : "";
		String target = request.header("X-Amz-Target");
		if (target != null) {
			if (!target.startsWith("Lightsail") && !signingName.equals(AwsService.LIGHTSAIL.signingName())) {
				return Target.foreign(signingName.isEmpty() ? target.replaceAll("\\..*", "") : signingName);
			}
			return Target.of(AwsService.LIGHTSAIL,
					target.startsWith(LIGHTSAIL_TARGET) ? target.substring(LIGHTSAIL_TARGET.length()) : target);
		}
		if (request.rawPath().startsWith("/v2/email/") || request.rawPath().startsWith("/v1/email/")) {
			for (Route route : SES_V2) {
				List<String> variables = route.match(request);
				if (variables != null) {
					return new Target(AwsService.SES_V2, route.operation(), variables, null, null);
				}
			}
			return Target.of(AwsService.SES_V2, null);
		}
		return switch (signingName) {
			case "iam" -> Target.of(AwsService.IAM, null);
			case "lightsail" -> Target.of(AwsService.LIGHTSAIL, null);
			case "ses" -> Target.of(AwsService.SES, null);
			case "sts", "" -> Target.of(AwsService.STS, null);
			default -> Target.foreign(signingName);
		};
	}

	/**
	 * Determine the operation from the request with its body.
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
		AwsService service = (version == null) ? null : switch (version) {
			case "2010-05-08" -> AwsService.IAM;
			case "2010-12-01" -> AwsService.SES;
			case "2011-06-15" -> AwsService.STS;
			default -> null;
		};
		if (service == null) {
			return new Target(head.service(), form.get("Action"), List.of(), form, head.foreignService());
		}
		return new Target(service, form.get("Action"), List.of(), form, null);
	}

	/**
	 * The target of a request.
	 *
	 * @param service the service
	 * @param operation the operation, or {@code null} if it is unknown
	 * @param variables the variables of the path
	 * @param form the parameters of the query protocol
	 * @param foreignService the signing name of a service that the emulator does not
	 * have, or {@code null}
	 */
	record Target(AwsService service, @Nullable String operation, List<String> variables, @Nullable Form form,
			@Nullable String foreignService) {

		static Target of(AwsService service, @Nullable String operation) {
			return new Target(service, operation, List.of(), null, null);
		}

		static Target foreign(String service) {
			return new Target(AwsService.STS, null, List.of(), null, service);
		}

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
