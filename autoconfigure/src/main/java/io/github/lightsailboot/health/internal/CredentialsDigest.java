package io.github.lightsailboot.health.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Distinguishes credentials without keeping them.
 *
 * @param value a digest of all of their parts
 */
record CredentialsDigest(String value) {

	static CredentialsDigest of(AwsCredentials credentials) {
		String token = (credentials instanceof AwsSessionCredentials session) ? session.sessionToken() : "";
		String text = String.join("\n", credentials.accessKeyId(), credentials.secretAccessKey(), token);
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return new CredentialsDigest(HexFormat.of().formatHex(digest));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return "CredentialsDigest()";
	}

}
