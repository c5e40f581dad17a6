package io.github.lightsailboot.emulator.auth;

import org.jspecify.annotations.Nullable;

/**
 * The scope of a signature, from its {@code Credential}.
 *
 * @param accessKeyId the access key ID
 * @param date the day, as {@code yyyyMMdd}
 * @param region the region
 * @param service the signing name of the service
 * @param terminator {@code aws4_request}
 */
public record Scope(String accessKeyId, String date, String region, String service, String terminator) {

	static @Nullable Scope parse(String credential) {
		String[] parts = credential.split("/", -1);
		return (parts.length == 5) ? new Scope(parts[0], parts[1], parts[2], parts[3], parts[4]) : null;
	}

	String text() {
		return this.date + '/' + this.region + '/' + this.service + '/' + this.terminator;
	}

}
