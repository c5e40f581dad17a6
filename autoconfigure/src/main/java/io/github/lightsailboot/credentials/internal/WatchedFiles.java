package io.github.lightsailboot.credentials.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read from files, and read again when their content changes. Contents
 * are compared, not time stamps, because a restored file can be older than the one it
 * replaces. The files are read when the value is requested, at most once a second, on
 * another thread: if that takes longer than a second, the caller gets the last value.
 * While the files cannot be used, the last value stays in use, and one warning is logged.
 *
 * @param <T> the type of the value
 */
final class WatchedFiles<T> {

	private static final Log logger = LogFactory.getLog(WatchedFiles.class);

	private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

	private static final Duration FIRST_READ_LIMIT = Duration.ofSeconds(5);

	private static final Duration READ_LIMIT = Duration.ofSeconds(1);

	private final String location;

	private final List<CredentialsFile> files;

	private final Parser<T> parser;

	private final Predicate<T> doubtful;

	private final LongSupplier nanoTime;

	private final BoundedTask look = new BoundedTask("lightsail-credentials-file", this::look);

	private volatile @Nullable Content<T> current;

	private volatile @Nullable Content<T> doubted;

	private volatile @Nullable InvalidSourceException problem;

	private volatile long lookedAt;

	private volatile boolean lookAgain;

	/**
	 * Read the files for the first time.
	 * @param location the name of the files in messages
	 * @param files the files
	 * @param parser parses their contents
	 * @param doubtful whether a new value may come from a half-written file, and is used
	 * only when the next read returns the same
	 * @param nanoTime the time in nanoseconds, as {@link System#nanoTime()} returns it
	 * @throws InvalidSourceException if the files cannot be used
	 */
	WatchedFiles(String location, List<CredentialsFile> files, Parser<T> parser, Predicate<T> doubtful,
			LongSupplier nanoTime) {
		this.location = location;
		this.files = files;
		this.parser = parser;
		this.doubtful = doubtful;
		this.nanoTime = nanoTime;
		this.lookedAt = nanoTime.getAsLong();
		this.look.run(FIRST_READ_LIMIT);
		if (this.current == null) {
			InvalidSourceException problem = this.problem;
			throw (problem != null) ? problem : tooSlow();
		}
	}

	/**
	 * Return the current value in the files, or the last valid one.
	 */
	T get() {
		long now = this.nanoTime.getAsLong();
		if (this.lookAgain || now - this.lookedAt >= INTERVAL) {
			this.lookAgain = false;
			this.lookedAt = now;
			if (!this.look.run(READ_LIMIT)) {
				keep(tooSlow());
			}
		}
		return Objects.requireNonNull(this.current).value();
	}

	/**
	 * Read the files on the next call, however short the time since they were last read.
	 */
	void lookAgain() {
		this.lookAgain = true;
	}

	/**
	 * Return why the current content of the files is not used.
	 */
	Optional<String> problem() {
		return Optional.ofNullable(this.problem).map(InvalidSourceException::reason);
	}

	private void look() {
		try {
			List<byte @Nullable []> bytes = read();
			Content<T> current = this.current;
			Content<T> content = current;
			if (content == null || !content.has(bytes)) {
				content = new Content<>(bytes, this.parser.parse(bytes, (current != null) ? current.value() : null));
				Content<T> doubted = this.doubted;
				this.doubted = content;
				if (current != null && this.doubtful.test(content.value())
						&& (doubted == null || !doubted.has(bytes))) {
					return;
				}
			}
			if (this.problem != null) {
				logger.info("%s can be used again".formatted(this.location));
			}
			this.problem = null;
			this.doubted = null;
			// Last, so that the new value is never visible together with the old problem
			this.current = content;
		}
		catch (InvalidSourceException ex) {
			this.doubted = null;
			keep(ex.at(this.location));
		}
	}

	private void keep(InvalidSourceException problem) {
		InvalidSourceException last = this.problem;
		this.problem = problem;
		if (this.current != null && (last == null || !last.reason().equals(problem.reason()))) {
			logger.warn("The current credentials remain in use. %s. %s".formatted(problem.reason(), problem.action()));
		}
	}

	private List<byte @Nullable []> read() {
		List<byte @Nullable []> contents = new ArrayList<>();
		for (CredentialsFile file : this.files) {
			contents.add(file.read());
		}
		return contents;
	}

	private InvalidSourceException tooSlow() {
		return new InvalidSourceException("reading the file takes too long", "Check the file system that it is on.")
			.at(this.location);
	}

	/**
	 * Parses the contents of the files.
	 *
	 * @param <T> the type of the value
	 */
	@FunctionalInterface
	interface Parser<T> {

		/**
		 * Parse the contents.
		 * @param contents the contents of the files in order, {@code null} for a file
		 * that does not exist
		 * @param current the value that the new one replaces, or {@code null} if it is
		 * the first
		 * @throws InvalidSourceException if the contents cannot be used
		 */
		T parse(List<byte @Nullable []> contents, @Nullable T current);

	}

	private record Content<T>(List<byte @Nullable []> bytes, T value) {

		boolean has(List<byte @Nullable []> others) {
			for (int i = 0; i < others.size(); i++) {
				if (!Arrays.equals(this.bytes.get(i), others.get(i))) {
					return false;
				}
			}
			return true;
		}

	}

}
