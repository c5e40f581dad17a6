package io.github.lightsailboot.credentials;

import org.jspecify.annotations.Nullable;

/**
 * A source of credentials could not be read. Message and cure hold no part of what was
 * read.
 */
public class MalformedSourceException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String cure;

	private final long line;

	MalformedSourceException(String problem, String cure) {
		this(problem, 0, cure);
	}

	MalformedSourceException(String problem, long line, String cure) {
		super(problem);
		this.cure = cure;
		this.line = line;
	}

	/**
	 * Return what is wrong, with the line if it is known.
	 * @param location what was read, such as a path
	 * @return a clause without a secret
	 */
	public String describe(@Nullable String location) {
		if (location == null) {
			return String.valueOf(getMessage());
		}
		String lineNumber = (this.line > 0) ? ", line " + this.line : "";
		return "%s%s: %s".formatted(location, lineNumber, getMessage());
	}

	/**
	 * Return what to do.
	 * @return a sentence
	 */
	public String cure() {
		return this.cure;
	}

}
