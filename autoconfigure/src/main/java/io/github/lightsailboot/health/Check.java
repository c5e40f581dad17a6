package io.github.lightsailboot.health;

import java.util.Map;

import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Something to ask of AWS.
 */
interface Check {

	/**
	 * Ask, and wait for the answer.
	 * @param credentials the credentials to ask with
	 * @param sent run when a request leaves
	 * @return the answer
	 */
	Answer ask(AwsCredentials credentials, Runnable sent);

	/**
	 * Ask what nobody has to wait for, after an answer that all is well.
	 * @param credentials the credentials to ask with
	 * @return details to add to the answer
	 */
	default Map<String, Object> inspect(AwsCredentials credentials) {
		return Map.of();
	}

	/**
	 * Return what to say while nothing is known.
	 * @return details
	 */
	Map<String, Object> pending();

	/**
	 * Return the answer for a failure that is none of AWS.
	 * @param failure what was thrown
	 * @return the answer
	 */
	Answer failed(Throwable failure);

	/**
	 * Return the answer when there are no credentials to ask with.
	 * @param failure what their source threw
	 * @return the answer
	 */
	Answer withoutCredentials(Throwable failure);

}
