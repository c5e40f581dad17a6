package io.github.lightsailboot.emulator.protocol;

/**
 * The protocols of AWS, which differ in the format of requests, responses and errors.
 */
public enum Dialect {

	/**
	 * Form parameters in, XML out.
	 */
	QUERY,

	/**
	 * JSON 1.1, the operation in {@code X-Amz-Target}.
	 */
	JSON,

	/**
	 * JSON, the operation in method and path.
	 */
	REST_JSON

}
