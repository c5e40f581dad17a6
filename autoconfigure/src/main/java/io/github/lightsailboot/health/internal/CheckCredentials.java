package io.github.lightsailboot.health.internal;

import java.util.concurrent.atomic.AtomicLong;

import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * The credentials of the checks, with the version that their provider reports. Runs a
 * callback when a change of the version is detected.
 */
final class CheckCredentials {

	private final LightsailCredentialsProvider provider;

	private final Runnable onChange;

	private final AtomicLong known = new AtomicLong();

	CheckCredentials(LightsailCredentialsProvider provider, Runnable onChange) {
		this.provider = provider;
		this.onChange = onChange;
	}

	/**
	 * Return the version of the credentials, or 0 if they were not resolved yet.
	 */
	long version() {
		long version = this.provider.version();
		long before = this.known.getAndSet(version);
		if (before != version && before != 0) {
			this.onChange.run();
		}
		return version;
	}

	/**
	 * Resolve the credentials on this thread.
	 */
	AwsCredentials resolve() {
		return this.provider.resolveCredentials();
	}

}
