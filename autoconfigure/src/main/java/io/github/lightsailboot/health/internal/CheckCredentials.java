package io.github.lightsailboot.health.internal;

import java.util.concurrent.atomic.AtomicLong;

import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * The credentials of the checks, with the version that their provider counts.
 */
final class CheckCredentials {

	private final LightsailCredentialsProvider provider;

	private final Runnable onChange;

	private final AtomicLong known = new AtomicLong();

	/**
	 * Create the credentials.
	 * @param provider the provider of the credentials
	 * @param onChange called when a change is noticed
	 */
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
	Versioned resolve() {
		if (this.provider.version() == 0) {
			// The version counts from the first time
			this.provider.resolveCredentials();
		}
		long version = version();
		return new Versioned(this.provider.resolveCredentials(), version);
	}

	/**
	 * Credentials and their version.
	 *
	 * @param credentials the credentials
	 * @param version their version
	 */
	record Versioned(AwsCredentials credentials, long version) {

		@Override
		public String toString() {
			return "Versioned(%d)".formatted(this.version);
		}

	}

}
