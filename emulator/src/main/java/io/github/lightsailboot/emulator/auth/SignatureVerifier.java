package io.github.lightsailboot.emulator.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsRequest;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.Form;
import org.jspecify.annotations.Nullable;

/**
 * Verifies Signature Version 4, in the {@code Authorization} header or in the query.
 */
public final class SignatureVerifier {

	private static final Duration TOLERANCE = Duration.ofMinutes(15);

	private final AccessKeys keys;

	/**
	 * Create a verifier.
	 * @param keys the keys that are accepted
	 */
	public SignatureVerifier(AccessKeys keys) {
		this.keys = keys;
	}

	/**
	 * Read the scope of a request's signature, without verifying it.
	 * @param request the request
	 * @return the scope, or {@code null} if the header is missing or cannot be read
	 */
	public static @Nullable Scope claimedScope(AwsRequest request) {
		String header = request.header("Authorization");
		if (header == null) {
			return Authorization.isPresigned(request) ? queryScope(request) : null;
		}
		int start = header.indexOf("Credential=");
		if (start < 0) {
			return null;
		}
		int end = header.indexOf(',', start);
		return Scope.parse(header.substring(start + 11, (end < 0) ? header.length() : end).trim());
	}

	private static @Nullable Scope queryScope(AwsRequest request) {
		try {
			String credential = Form.parse(request.rawQuery()).get("X-Amz-Credential");
			return (credential != null) ? Scope.parse(credential) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Return whether a request has a signature.
	 * @param request the request
	 * @return whether it has a signature, valid or not
	 */
	public static boolean isSigned(AwsRequest request) {
		return request.header("Authorization") != null || Authorization.isPresigned(request);
	}

	/**
	 * Verify a request.
	 * @param request the request
	 * @param service the service
	 * @param now the current time
	 * @return the caller and the region
	 * @throws AwsException if AWS would reject it
	 */
	public Verified verify(AwsRequest request, AwsService service, Instant now) {
		Authorization authorization = Authorization.read(request, service);
		Scope scope = authorization.scope();
		AccessKeys.Entry entry = this.keys.find(scope.accessKeyId(), scope.region(), service);
		checkTime(authorization, service, now);
		if (entry == null) {
			throw unknownKey(service);
		}
		checkScope(scope, service);
		checkSession(entry.key(), authorization.sessionToken(), service, now);
		String expected = Signature.of(request, authorization.signedHeaders(), authorization.timestamp(), scope,
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

	private static void checkTime(Authorization authorization, AwsService service, Instant now) {
		Instant signedAt = authorization.signedAt(service);
		String timestamp = authorization.timestamp();
		Scope scope = authorization.scope();
		if (!scope.date().equals(timestamp.substring(0, 8))) {
			throw AwsError.BAD_SIGNATURE.in(service.dialect(),
					"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
							+ scope.date() + "' != '" + timestamp.substring(0, 8) + "', from '" + timestamp + "'.");
		}
		if (signedAt.isBefore(now.minus(TOLERANCE))) {
			throw AwsError.BAD_SIGNATURE.in(service.dialect(),
					"Signature expired: " + timestamp + " is now earlier than "
							+ Authorization.TIMESTAMP.format(now.minus(TOLERANCE)) + " ("
							+ Authorization.TIMESTAMP.format(now) + " - 15 min.)");
		}
		if (signedAt.isAfter(now.plus(TOLERANCE))) {
			throw AwsError.BAD_SIGNATURE.in(service.dialect(),
					"Signature not yet current: " + timestamp + " is still later than "
							+ Authorization.TIMESTAMP.format(now.plus(TOLERANCE)) + " ("
							+ Authorization.TIMESTAMP.format(now) + " + 15 min.)");
		}
	}

	// AWS requires us-east-1 for IAM. With a custom endpoint, some SDKs sign for the
	// region of the client.
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

	private static void checkSession(AccessKey key, @Nullable String token, AwsService service, Instant now) {
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
	 * A request with a valid signature.
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
		public boolean isTemporary() {
			return this.key.sessionToken() != null;
		}

		@Override
		public String refusal(String action, String resource) {
			return this.policy.refusal(this.key.arn(), action, resource);
		}

	}

}
