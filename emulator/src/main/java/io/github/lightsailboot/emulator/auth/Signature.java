package io.github.lightsailboot.emulator.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.github.lightsailboot.emulator.protocol.AwsRequest;

/**
 * Computes Signature Version 4.
 */
final class Signature {

	static final String ALGORITHM = "AWS4-HMAC-SHA256";

	private Signature() {
	}

	static String of(AwsRequest request, List<String> signedHeaders, String timestamp, Scope scope, String secret) {
		String canonical = CanonicalRequest.of(request, signedHeaders);
		String text = ALGORITHM + '\n' + timestamp + '\n' + scope.text() + '\n'
				+ CanonicalRequest.sha256(canonical.getBytes(StandardCharsets.UTF_8));
		byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
		for (String part : List.of(scope.date(), scope.region(), scope.service(), scope.terminator(), text)) {
			key = hmac(key, part);
		}
		return HexFormat.of().formatHex(key);
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key, "HmacSHA256"));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
