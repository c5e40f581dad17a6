package io.github.lightsailboot.health;

/**
 * The health checks.
 *
 * @since 0.1.0
 */
public enum HealthCheck {

	/**
	 * Whether AWS accepts the credentials.
	 */
	CREDENTIALS("credentials"),

	/**
	 * Whether the Lightsail API accepts them.
	 */
	LIGHTSAIL_API("lightsailApi"),

	/**
	 * Whether the account is allowed to send mail.
	 */
	SES("ses"),

	/**
	 * Whether SES has verified the identity of {@code aws.lightsail.ses.from}.
	 */
	SES_IDENTITY("sesIdentity");

	private final String part;

	HealthCheck(String part) {
		this.part = part;
	}

	/**
	 * Return the name of the part of health that shows the result.
	 * @return the name
	 */
	public String part() {
		return this.part;
	}

}
