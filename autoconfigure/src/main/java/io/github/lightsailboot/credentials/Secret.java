package io.github.lightsailboot.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

/**
 * Text that must not be shown. {@link #toString()} is a mask, and only {@link #reveal()}
 * returns the text. Blanks, line breaks and control characters around the text are not
 * part of it, because a file that contains a key ends with a line break. Immutable.
 *
 * @since 0.1.0
 */
public final class Secret {

	private static final String MASK = "******";

	private final String text;

	private Secret(String text) {
		this.text = text;
	}

	/**
	 * Wrap the given text.
	 * @param text the text to keep
	 * @return the secret
	 */
	public static Secret of(String text) {
		// The SDK trims keys too, and rejects one of which nothing is left
		return new Secret(text.strip().trim());
	}

	/**
	 * Return the text itself. For signing requests, never for a message.
	 * @return the text
	 */
	public String reveal() {
		return this.text;
	}

	/**
	 * Return whether there is any text.
	 * @return {@code true} if the text is empty
	 */
	public boolean isEmpty() {
		return this.text.isEmpty();
	}

	@Override
	public boolean equals(@Nullable Object obj) {
		return obj instanceof Secret other && MessageDigest.isEqual(this.text.getBytes(StandardCharsets.UTF_8),
				other.text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	@Override
	public String toString() {
		return MASK;
	}

}
