package io.github.lightsailboot.credentials.internal;

/**
 * Thrown if a source of credentials cannot be used. Neither reason nor action contains a
 * part of what was read.
 */
public class InvalidSourceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	static final String UNNAMED_FILE = "The file that the property names";

	private static final String FILE = "the file";

	private final String action;

	private final long line;

	InvalidSourceException(String reason, String action) {
		this(reason, 0, action);
	}

	InvalidSourceException(String reason, long line, String action) {
		super(reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason);
		this.line = line;
		this.action = action;
	}

	/**
	 * Return the same error with the name of the source.
	 * @param location what was read, such as a path
	 * @return the error
	 */
	InvalidSourceException at(String location) {
		if (location.equals(UNNAMED_FILE) && this.line == 0 && reason().startsWith(FILE)) {
			return new InvalidSourceException(location + reason().substring(FILE.length()), this.action);
		}
		return new InvalidSourceException(
				"%s%s: %s".formatted(location, (this.line > 0) ? ", line " + this.line : "", reason()), this.action);
	}

	/**
	 * Return what is wrong.
	 * @return a clause without a secret
	 */
	public String reason() {
		return String.valueOf(getMessage());
	}

	/**
	 * Return what to do.
	 * @return a sentence
	 */
	public String action() {
		return this.action;
	}

}
