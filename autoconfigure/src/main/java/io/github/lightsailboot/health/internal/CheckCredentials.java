package io.github.lightsailboot.health.internal;

import java.util.concurrent.atomic.AtomicLong;

import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * The credentials of the checks, with the version that their provider counts. Runs
 * something when a change of it is noticed.
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
	 * Return the version of the credentials, 0 before they were first resolved.
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
	 * Return the credentials, resolved on this thread.
	 */
	AwsCredentials resolve() {
		return this.provider.resolveCredentials();
	}

}
