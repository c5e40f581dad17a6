package io.github.lightsailboot.emulator.protocol;

/**
 * Ends an operation with an error of AWS.
 */
public final class AwsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	private final int status;

	private final String text;

	/**
	 * Create an error.
	 * @param code the code, such as {@code MessageRejected}
	 * @param status the HTTP status
	 * @param message the message
	 */
	public AwsException(String code, int status, String message) {
		super(message, null, false, false);
		this.code = code;
		this.status = status;
		this.text = message;
	}

	public String code() {
		return this.code;
	}

	public int status() {
		return this.status;
	}

	public String text() {
		return this.text;
	}

}
