package io.github.lightsailboot.failure;

/**
 * Status of a part of the application's health.
 *
 * @since 0.1.0
 */
public enum HealthStatus {

	/**
	 * AWS answered the request.
	 */
	UP,

	/**
	 * The part does not work.
	 */
	DOWN,

	/**
	 * The part works, but the account may not send for now. This does not affect the
	 * overall status, because it is not in
	 * {@code management.endpoint.health.status.order} by default.
	 */
	RESTRICTED,

	/**
	 * The status is not known: a permission is missing, or AWS throttles the requests.
	 */
	UNKNOWN

}
