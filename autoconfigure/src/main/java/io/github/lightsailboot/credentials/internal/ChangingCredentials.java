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
	 * Read the source on the next call, however short the time since it was last read.
	 */
	default void lookAgain() {
	}

	/**
	 * Return why the current content of the source is not used, in a sentence without a
	 * secret.
	 */
	Optional<String> problem();

}
