package io.github.lightsailboot.emulator.auth;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsRequest;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.Form;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a request, from the {@code Authorization} header or from the query of
 * a presigned request.
 *
 * @param scope the access key and the scope of the signature
 * @param signedHeaders the names of the headers that are signed
 * @param signature the signature
 * @param timestamp when it was signed, in the format of the request
 * @param sessionToken the session token, or {@code null}
 */
record Authorization(Scope scope, List<String> signedHeaders, String signature, String timestamp,
		@Nullable String sessionToken) {

	static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	static Authorization read(AwsRequest request, AwsService service) {
		List<String> headers = request.headerValues("Authorization");
		if (headers.isEmpty() && isPresigned(request)) {
			return ofQuery(request, service);
		}
		if (headers.isEmpty()) {
			throw AwsError.MISSING_AUTHENTICATION.in(service.dialect(), "Request is missing Authentication Token");
		}
		String header = headers.get(0);
		if (headers.size() > 1 || !header.startsWith(Signature.ALGORITHM + ' ')) {
			throw unsupportedAlgorithm(service);
		}
		Map<String, String> parts = parts(header.substring(Signature.ALGORITHM.length()), service);
		String credential = parts.get("Credential");
		String signedHeaders = parts.get("SignedHeaders");
		String signature = parts.get("Signature");
		if (credential == null || signedHeaders == null || signature == null) {
			StringBuilder message = new StringBuilder();
			for (String name : List.of("Credential", "Signature", "SignedHeaders")) {
				if (!parts.containsKey(name)) {
					message.append("Authorization header requires '").append(name).append("' parameter. ");
				}
			}
			throw incomplete(service, message.toString().trim());
		}
		return new Authorization(scope(credential, service), signedHeaders(request, signedHeaders, false, service),
				signature, timestamp(request, service), request.header("X-Amz-Security-Token"));
	}

	static boolean isPresigned(AwsRequest request) {
		return request.rawQuery().contains("X-Amz-Signature=");
	}

	private static Authorization ofQuery(AwsRequest request, AwsService service) {
		Form query = query(request, service);
		if (!Signature.ALGORITHM.equals(query.get("X-Amz-Algorithm"))) {
			throw unsupportedAlgorithm(service);
		}
		String credential = query.get("X-Amz-Credential");
		String signedHeaders = query.get("X-Amz-SignedHeaders");
		String signature = query.get("X-Amz-Signature");
		String timestamp = query.get("X-Amz-Date");
		if (credential == null || signedHeaders == null || signature == null || timestamp == null) {
			throw incomplete(service,
					"AWS query-string parameters must include 'X-Amz-Algorithm', 'X-Amz-Credential', "
							+ "'X-Amz-Signature', 'X-Amz-SignedHeaders' and 'X-Amz-Date'. Re-examine the query-string "
							+ "parameters.");
		}
		// X-Amz-Expires is ignored: STS accepts a presigned request for 15 minutes
		return new Authorization(scope(credential, service), signedHeaders(request, signedHeaders, true, service),
				signature, timestamp, query.get("X-Amz-Security-Token"));
	}

	private static Form query(AwsRequest request, AwsService service) {
		try {
			return Form.parse(request.rawQuery());
		}
		catch (IllegalArgumentException ex) {
			throw incomplete(service, "The query cannot be read.");
		}
	}

	private static String timestamp(AwsRequest request, AwsService service) {
		String timestamp = request.header("X-Amz-Date");
		if (timestamp != null) {
			return timestamp;
		}
		String date = request.header("Date");
		if (date == null) {
			throw incomplete(service,
					"Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
		}
		try {
			return TIMESTAMP.format(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
		}
		catch (DateTimeException ex) {
			return date;
		}
	}

	/**
	 * Return when the request was signed.
	 */
	Instant signedAt(AwsService service) {
		try {
			return TIMESTAMP.parse(this.timestamp, Instant::from);
		}
		catch (DateTimeException ex) {
			throw incomplete(service, "Date must be in ISO-8601 'basic format'. Got '" + this.timestamp
					+ "'. See http://en.wikipedia.org/wiki/ISO_8601");
		}
	}

	private static Scope scope(String credential, AwsService service) {
		Scope scope = Scope.parse(credential);
		if (scope == null) {
			throw incomplete(service,
					"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term");
		}
		return scope;
	}

	private static Map<String, String> parts(String text, AwsService service) {
		Map<String, String> parts = new TreeMap<>();
		for (String part : text.split("[, ]+", -1)) {
			if (part.isEmpty()) {
				continue;
			}
			int separator = part.indexOf('=');
			if (separator < 0) {
				throw incomplete(service,
						"'" + part + "' not a valid key=value pair (missing equal-sign) in Authorization header.");
			}
			parts.put(part.substring(0, separator), part.substring(separator + 1));
		}
		return parts;
	}

	private static List<String> signedHeaders(AwsRequest request, String text, boolean presigned, AwsService service) {
		List<String> names = new ArrayList<>(List.of(text.split(";", -1)));
		List<String> required = new ArrayList<>(List.of("host"));
		if (!presigned && request.header("X-Amz-Date") == null) {
			required.add("date");
		}
		for (AwsRequest.Header header : request.headers()) {
			String name = header.name().toLowerCase(Locale.ROOT);
			if (name.startsWith("x-amz-")) {
				required.add(name);
			}
		}
		for (String name : required) {
			if (!names.contains(name)) {
				throw AwsError.BAD_SIGNATURE.in(service.dialect(),
						"'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
			}
		}
		return names;
	}

	private static AwsException unsupportedAlgorithm(AwsService service) {
		return incomplete(service, "Unsupported AWS 'algorithm': expected '" + Signature.ALGORITHM + "'");
	}

	private static AwsException incomplete(AwsService service, String message) {
		return AwsError.INCOMPLETE_SIGNATURE.in(service.dialect(), message);
	}

}
