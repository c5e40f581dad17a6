package io.github.lightsailboot.mail;

import java.io.IOException;

/**
 * Tells that a request failed before all of it was handed to the network, so that no
 * server can have acted on it.
 */
final class RequestNotSentException extends IOException {

	private static final long serialVersionUID = 1L;

	RequestNotSentException(Exception cause) {
		super(cause.getMessage(), cause);
	}

}
