package io.github.lightsailboot.credentials;

import java.util.Optional;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials that can say where they come from, so that health can tell it.
 */
public interface LightsailCredentialsProvider extends AwsCredentialsProvider {

	/**
	 * Return the kind of source, such as {@code properties}, {@code credentials-csv} or
	 * {@code profile}; never a path.
	 * @return the kind of source
	 */
	String source();

	/**
	 * Return what keeps the source from being read again while the last good credentials
	 * stay in use, in a sentence without a secret.
	 * @return the problem, or empty if there is none
	 */
	default Optional<String> sourceProblem() {
		return Optional.empty();
	}

}
