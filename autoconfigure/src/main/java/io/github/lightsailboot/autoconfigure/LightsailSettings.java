package io.github.lightsailboot.autoconfigure;

import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.region.LightsailLocation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * What the configuration means once it was found free of mistakes. Every bean of the
 * starter is made from this, so that none exists with a configuration that is wrong.
 */
public final class LightsailSettings {

	private final LightsailLocation location;

	private final ClientTarget lightsail;

	private final ClientTarget ses;

	private final @Nullable AwsCredentialsProvider credentialsProvider;

	LightsailSettings(LightsailLocation location, ClientTarget lightsail, ClientTarget ses,
			@Nullable AwsCredentialsProvider credentialsProvider) {
		this.location = location;
		this.lightsail = lightsail;
		this.ses = ses;
		this.credentialsProvider = credentialsProvider;
	}

	/**
	 * Return the region and, if one was named, the availability zone.
	 * @return the location
	 */
	public LightsailLocation location() {
		return this.location;
	}

	/**
	 * Return where Lightsail requests go.
	 * @return the target
	 */
	public ClientTarget lightsail() {
		return this.lightsail;
	}

	/**
	 * Return where SES requests go.
	 * @return the target
	 */
	public ClientTarget ses() {
		return this.ses;
	}

	/**
	 * Return the credentials, or {@code null} if a bean of the user gives them.
	 */
	@Nullable AwsCredentialsProvider credentialsProvider() {
		return this.credentialsProvider;
	}

}
