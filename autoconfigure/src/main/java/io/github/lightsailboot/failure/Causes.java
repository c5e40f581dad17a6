package io.github.lightsailboot.failure;

import java.util.Arrays;
import java.util.function.Predicate;

import javax.xml.stream.XMLStreamException;

import org.jspecify.annotations.Nullable;

/**
 * Searches a failure and its causes, which may form a cycle.
 */
final class Causes {

	private static final int MAX_DEPTH = 20;

	private Causes() {
	}

	static boolean has(Throwable failure, Class<?>... types) {
		return find(failure, (cause) -> Arrays.stream(types).anyMatch((type) -> type.isInstance(cause))) != null;
	}

	static <T> @Nullable T find(Throwable failure, Class<T> type) {
		return type.cast(find(failure, type::isInstance));
	}

	static @Nullable Throwable find(Throwable failure, Predicate<Throwable> predicate) {
		Throwable cause = failure;
		for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
			if (predicate.test(cause)) {
				return cause;
			}
			cause = cause(cause);
		}
		return null;
	}

	/**
	 * Return the cause of a failure. Exceptions of the XML parser store it separately.
	 */
	private static @Nullable Throwable cause(Throwable failure) {
		Throwable cause = failure.getCause();
		return (cause == null && failure instanceof XMLStreamException parser) ? parser.getNestedException() : cause;
	}

}
