package io.github.lightsailboot.credentials.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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

	private static final Duration FIRST_READ_LIMIT = Duration.ofSeconds(5);

	private static final Duration READ_LIMIT = Duration.ofSeconds(1);

	private final String location;

	private final List<CredentialsFile> files;

	private final Function<List<@Nullable String>, T> parser;

	private final Predicate<T> doubtful;

	private final BoundedTask look;

	private volatile @Nullable Content<T> current;

	private volatile @Nullable Content<T> doubted;

	private volatile @Nullable InvalidSourceException problem;

	/**
	 * Read the files for the first time.
	 * @param location the name of the files in messages
	 * @param files the files
	 * @param parser parses their contents, {@code null} for a file that does not exist
	 * @param doubtful whether a new value may come from a half-written file, and is used
	 * only when the next read returns the same
	 * @param nanoTime the time in nanoseconds, as {@link System#nanoTime()} returns it
	 * @throws InvalidSourceException if the files cannot be used
	 */
	WatchedFiles(String location, List<CredentialsFile> files, Function<List<@Nullable String>, T> parser,
			Predicate<T> doubtful, LongSupplier nanoTime) {
		this.location = location;
		this.files = files;
		this.parser = parser;
		this.doubtful = doubtful;
		this.look = new BoundedTask("lightsail-credentials-file", this::look, nanoTime);
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
		if (!this.look.run(READ_LIMIT)) {
			keep(tooSlow());
		}
		return Objects.requireNonNull(this.current).value();
	}

	/**
	 * Read the files on the next call, however short the time since they were last read.
	 */
	void lookAgain() {
		this.look.expire();
	}

	/**
	 * Return why the current content of the files is not used.
	 */
	Optional<String> problem() {
		return Optional.ofNullable(this.problem).map(InvalidSourceException::reason);
	}

	private void look() {
		try {
			List<@Nullable String> texts = new ArrayList<>();
			this.files.forEach((file) -> texts.add(file.read()));
			Content<T> current = this.current;
			Content<T> content = current;
			if (content == null || !content.texts().equals(texts)) {
				content = new Content<>(texts, this.parser.apply(texts));
				Content<T> doubted = this.doubted;
				this.doubted = content;
				if (current != null && this.doubtful.test(content.value())
						&& (doubted == null || !doubted.texts().equals(texts))) {
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
		catch (RuntimeException ex) {
			this.doubted = null;
			// The message of another exception may contain a secret
			InvalidSourceException problem = (ex instanceof InvalidSourceException invalid) ? invalid
					: new InvalidSourceException("the content cannot be read", "Create the file again.");
			keep(problem.at(this.location));
		}
	}

	private void keep(InvalidSourceException problem) {
		InvalidSourceException last = this.problem;
		this.problem = problem;
		if (this.current != null && (last == null || !last.reason().equals(problem.reason()))) {
			logger.warn("The current credentials remain in use. %s. %s".formatted(problem.reason(), problem.action()));
		}
	}

	private InvalidSourceException tooSlow() {
		return new InvalidSourceException("reading the file takes too long", "Check the file system that it is on.")
			.at(this.location);
	}

	private record Content<T>(List<@Nullable String> texts, T value) {
	}

}
