package io.github.lightsailboot.credentials.internal;

import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials of the configuration, which can change while the application runs. The last
 * valid ones stay in use while the source has none.
 */
interface ChangingCredentials extends AwsCredentialsProvider {

	/**
	 * Return the credentials. Does not block longer than a second.
	 */
	@Override
	AwsCredentials resolveCredentials();

	/**
	 * Look at the source the next time, however short the time since the last look.
	 */
	default void lookAgain() {
	}

	/**
	 * Return why the source is not used as it is now, in a sentence without a secret.
	 */
	Optional<String> problem();

}
