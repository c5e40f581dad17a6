package io.github.lightsailboot.credentials;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * An access key ID with its secret and, for temporary keys, its session token: one unit,
 * never mixed with another.
 *
 * @param accessKey the access key ID; a secret too, for it may be one by mistake
 * @param secretKey the secret access key
 * @param sessionToken the session token, or {@code null} for long-term keys
 */
public record KeyPair(Secret accessKey, Secret secretKey, @Nullable Secret sessionToken) {

	/**
	 * Return the pair as the SDK wants it.
	 * @return the credentials
	 */
	public AwsCredentials toCredentials() {
		if (this.sessionToken != null) {
			return AwsSessionCredentials.create(this.accessKey.reveal(), this.secretKey.reveal(),
					this.sessionToken.reveal());
		}
		return AwsBasicCredentials.create(this.accessKey.reveal(), this.secretKey.reveal());
	}

}
