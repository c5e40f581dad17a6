package io.github.lightsailboot.health;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Tells credentials apart without keeping them.
 *
 * @param digest a digest of all of their parts
 */
record CredentialsIdentity(String digest) {

	static CredentialsIdentity of(AwsCredentials credentials) {
		String token = (credentials instanceof AwsSessionCredentials session) ? session.sessionToken() : "";
		String text = String.join("\n", credentials.accessKeyId(), credentials.secretAccessKey(), token);
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return new CredentialsIdentity(
					HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return "CredentialsIdentity()";
	}

}
