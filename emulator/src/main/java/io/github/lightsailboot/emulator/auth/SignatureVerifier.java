package io.github.lightsailboot.emulator.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsRequest;
import io.github.lightsailboot.emulator.protocol.AwsService;
import org.jspecify.annotations.Nullable;

/**
 * Verifies Signature Version 4 as it stands in the {@code Authorization} header.
 */
public final class SignatureVerifier {

	private static final Duration TOLERANCE = Duration.ofMinutes(15);

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final AccessKeys keys;

	/**
	 * Create a verifier.
	 * @param keys the keys that are accepted
	 */
	public SignatureVerifier(AccessKeys keys) {
		this.keys = keys;
	}

	/**
	 * Read who says to have signed a request, without verifying it.
	 * @param request the request
	 * @return the scope, or {@code null} if the header is missing or cannot be read
	 */
	public static @Nullable Scope claimedScope(AwsRequest request) {
		String header = request.header("Authorization");
		int start = (header != null) ? header.indexOf("Credential=") : -1;
		if (header == null || start < 0) {
			return null;
		}
		int end = header.indexOf(',', start);
		return Scope.parse(header.substring(start + 11, (end < 0) ? header.length() : end).trim());
	}

	/**
	 * Verify a request.
	 * @param request the request
	 * @param service the service that was called
	 * @param now the time
	 * @return who signed it, and for which region
	 * @throws AwsException if AWS would refuse it
	 */
	public Verified verify(AwsRequest request, AwsService service, Instant now) {
		Authorization authorization = Authorization.read(request, service);
		Scope scope = authorization.scope();
		String timestamp = timestamp(request, service);
		AccessKeys.Entry entry = this.keys.find(scope.accessKeyId(), scope.region(), service);
		checkTime(timestamp, scope, service, now);
		if (entry == null) {
			throw unknownKey(service);
		}
		checkScope(scope, service);
		checkSession(entry.key(), request, service, now);
		String expected = Signature.of(request, authorization.signedHeaders(), timestamp, scope,
				entry.key().secretAccessKey());
		if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
				authorization.signature().getBytes(StandardCharsets.UTF_8))) {
			throw AwsError.BAD_SIGNATURE.in(service.dialect(),
					"The request signature we calculated does not match the signature you provided. Check your AWS "
							+ "Secret Access Key and signing method. Consult the service documentation for details.");
		}
		this.keys.used(scope.accessKeyId(), new AccessKeys.Use(now, scope.service(), scope.region()));
		return new Verified(new VerifiedCaller(entry.key(), entry.policy()), scope.region());
	}

	private static String timestamp(AwsRequest request, AwsService service) {
		String timestamp = request.header("X-Amz-Date");
		if (timestamp != null) {
			return timestamp;
		}
		String date = request.header("Date");
		if (date == null) {
			throw AwsError.INCOMPLETE_SIGNATURE.in(service.dialect(),
					"Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
		}
		try {
			return TIMESTAMP.format(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
		}
		catch (DateTimeException ex) {
			return date;
		}
	}

	private static void checkTime(String timestamp, Scope scope, AwsService service, Instant now) {
		Instant signedAt;
		try {
			signedAt = TIMESTAMP.parse(timestamp, Instant::from);
		}
		catch (DateTimeException ex) {
			throw AwsError.INCOMPLETE_SIGNATURE.in(service.dialect(), "Date must be in ISO-8601 'basic format'. Got '"
					+ timestamp + "'. See http://en.wikipedia.org/wiki/ISO_8601");
		}
		if (!timestamp.startsWith(scope.date())) {
			throw AwsError.BAD_SIGNATURE.in(service.dialect(),
					"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
							+ scope.date() + "' != '" + timestamp.substring(0, 8) + "', from '" + timestamp + "'.");
		}
		if (signedAt.isBefore(now.minus(TOLERANCE))) {
			throw AwsError.BAD_SIGNATURE.in(service.dialect(),
					"Signature expired: " + timestamp + " is now earlier than " + TIMESTAMP.format(now.minus(TOLERANCE))
							+ " (" + TIMESTAMP.format(now) + " - 15 min.)");
		}
		if (signedAt.isAfter(now.plus(TOLERANCE))) {
			throw AwsError.BAD_SIGNATURE.in(service.dialect(),
					"Signature not yet current: " + timestamp + " is still later than "
							+ TIMESTAMP.format(now.plus(TOLERANCE)) + " (" + TIMESTAMP.format(now) + " + 15 min.)");
		}
	}

	// AWS insists on us-east-1 for IAM. With an endpoint of one's own, some SDKs sign for
	// the region of the client all the same.
	private static void checkScope(Scope scope, AwsService service) {
		if (!scope.service().equals(service.signingName())) {
			throw AwsError.BAD_SIGNATURE.in(service.dialect(),
					"Credential should be scoped to correct service: '" + service.signingName() + "'. ");
		}
		if (!scope.terminator().equals("aws4_request")) {
			throw AwsError.BAD_SIGNATURE.in(service.dialect(),
					"Credential should be scoped with a valid terminator: 'aws4_request', not '" + scope.terminator()
							+ "'. ");
		}
	}

	private static void checkSession(AccessKey key, AwsRequest request, AwsService service, Instant now) {
		String token = request.header("X-Amz-Security-Token");
		String expected = key.sessionToken();
		boolean same = (expected != null && token != null) ? MessageDigest
			.isEqual(expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))
				: expected == null && token == null;
		if (!same) {
			throw unknownKey(service);
		}
		Instant expiresAt = key.expiresAt();
		if (expiresAt != null && !now.isBefore(expiresAt)) {
			throw AwsError.EXPIRED_TOKEN.in(service.dialect(), "The security token included in the request is expired");
		}
	}

	private static AwsException unknownKey(AwsService service) {
		return AwsError.UNKNOWN_KEY.in(service.dialect(), "The security token included in the request is invalid.");
	}

	/**
	 * A request whose signature is right.
	 *
	 * @param caller who signed it
	 * @param region the region that it was signed for
	 */
	public record Verified(AwsCall.Caller caller, String region) {
	}

	private record VerifiedCaller(AccessKey key, Policy policy) implements AwsCall.Caller {

		@Override
		public String accessKeyId() {
			return this.key.accessKeyId();
		}

		@Override
		public String account() {
			return this.key.account();
		}

		@Override
		public String arn() {
			return this.key.arn();
		}

		@Override
		public String userId() {
			return Identities.userId(this.key);
		}

		@Override
		public String refusal(String action, String resource) {
			return this.policy.refusal(this.key.arn(), action, resource);
		}

	}

	private record Authorization(Scope scope, List<String> signedHeaders, String signature) {

		static Authorization read(AwsRequest request, AwsService service) {
			List<String> headers = request.headerValues("Authorization");
			if (headers.isEmpty()) {
				throw AwsError.MISSING_AUTHENTICATION.in(service.dialect(), "Request is missing Authentication Token");
			}
			String header = headers.get(0);
			if (headers.size() > 1 || !header.startsWith(Signature.ALGORITHM + ' ')) {
				throw AwsError.INCOMPLETE_SIGNATURE.in(service.dialect(),
						"Unsupported AWS 'algorithm': expected '" + Signature.ALGORITHM + "'");
			}
			TreeMap<String, String> parts = parts(header.substring(Signature.ALGORITHM.length()), service);
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
				throw AwsError.INCOMPLETE_SIGNATURE.in(service.dialect(), message.toString().trim());
			}
			Scope scope = Scope.parse(credential);
			if (scope == null) {
				throw AwsError.INCOMPLETE_SIGNATURE.in(service.dialect(),
						"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term");
			}
			return new Authorization(scope, signedHeaders(request, signedHeaders, service), signature);
		}

		private static TreeMap<String, String> parts(String text, AwsService service) {
			TreeMap<String, String> parts = new TreeMap<>();
			for (String part : text.split("[, ]+", -1)) {
				if (part.isEmpty()) {
					continue;
				}
				int separator = part.indexOf('=');
				if (separator < 0) {
					throw AwsError.INCOMPLETE_SIGNATURE.in(service.dialect(),
							"'" + part + "' not a valid key=value pair (missing equal-sign) in Authorization header.");
				}
				parts.put(part.substring(0, separator), part.substring(separator + 1));
			}
			return parts;
		}

		private static List<String> signedHeaders(AwsRequest request, String text, AwsService service) {
			List<String> names = new ArrayList<>(List.of(text.split(";", -1)));
			List<String> required = new ArrayList<>(List.of("host"));
			if (request.header("X-Amz-Date") == null) {
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

	}

}
