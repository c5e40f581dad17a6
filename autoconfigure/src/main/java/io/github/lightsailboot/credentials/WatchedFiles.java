package io.github.lightsailboot.credentials;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * What was read from files, read again when their content changes. Content is compared,
 * not time stamps: a restored file is older than what it replaces, and a swapped link
 * changes neither. Files are looked at when the value is asked for, once a second at
 * most. While they cannot be read, what was last good stays, with one warning.
 *
 * @param <T> the type of what is read
 */
final class WatchedFiles<T> {

	private static final Log logger = LogFactory.getLog(WatchedFiles.class);

	private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

	private final String location;

	private final List<Resource> files;

	private final Parser<T> parser;

	private final Predicate<T> doubtful;

	private final LongSupplier nanoTime;

	private final ReentrantLock looking = new ReentrantLock();

	private volatile State<T> state;

	private volatile long lastLook;

	private volatile boolean lookAgain;

	/**
	 * Read the files for the first time.
	 * @param location what to call them in messages
	 * @param files the files
	 * @param parser reads their contents
	 * @param doubtful whether a new value may be half of what is being written, and is
	 * taken only when the next look sees the same
	 * @param nanoTime the time in nanoseconds, as {@link System#nanoTime()} gives it
	 * @throws MalformedSourceException if the files cannot be read
	 */
	WatchedFiles(String location, List<Resource> files, Parser<T> parser, Predicate<T> doubtful,
			LongSupplier nanoTime) {
		this.location = location;
		this.files = files;
		this.parser = parser;
		this.doubtful = doubtful;
		this.nanoTime = nanoTime;
		Contents contents = read();
		this.state = new State<>(parser.parse(contents), contents.digest(), null, null);
		this.lastLook = nanoTime.getAsLong();
	}

	/**
	 * Return what is in the files now, or what was last good in them.
	 */
	T get() {
		if ((this.lookAgain || this.nanoTime.getAsLong() - this.lastLook >= INTERVAL) && this.looking.tryLock()) {
			try {
				this.lookAgain = false;
				this.lastLook = this.nanoTime.getAsLong();
				look();
			}
			finally {
				this.looking.unlock();
			}
		}
		return this.state.value();
	}

	/**
	 * Look at the files the next time, however short the time since the last look.
	 */
	void lookAgain() {
		this.lookAgain = true;
	}

	/**
	 * Return what keeps the files from being read again.
	 */
	Optional<String> problem() {
		return Optional.ofNullable(this.state.problem());
	}

	private void look() {
		State<T> current = this.state;
		try {
			Contents contents = read();
			String digest = contents.digest();
			if (digest.equals(current.digest())) {
				accept(current, current.value(), digest);
				return;
			}
			T value = this.parser.parse(contents);
			if (this.doubtful.test(value) && !digest.equals(current.doubted())) {
				this.state = new State<>(current.value(), current.digest(), current.problem(), digest);
				return;
			}
			accept(current, value, digest);
		}
		catch (MalformedSourceException ex) {
			String problem = ex.describe(this.location);
			if (!problem.equals(current.problem())) {
				logger.warn("The credentials in use stay, for they cannot be read again. %s. %s".formatted(problem,
						ex.cure()));
			}
			this.state = new State<>(current.value(), current.digest(), problem, null);
		}
	}

	private void accept(State<T> current, T value, String digest) {
		this.state = new State<>(value, digest, null, null);
		if (current.problem() != null) {
			logger.info("%s can be read again".formatted(this.location));
		}
	}

	private Contents read() {
		List<byte @Nullable []> contents = new ArrayList<>();
		boolean any = false;
		for (Resource file : this.files) {
			try {
				contents.add(file.getContentAsByteArray());
				any = true;
			}
			catch (FileNotFoundException | NoSuchFileException ex) {
				if (file.exists()) {
					throw unreadable();
				}
				contents.add(null);
			}
			catch (IOException ex) {
				throw unreadable();
			}
		}
		if (!any) {
			throw new MalformedSourceException("the file does not exist", "Check the path, which is relative to the"
					+ " directory the application is started in; `~` is not expanded.");
		}
		return new Contents(contents);
	}

	private static MalformedSourceException unreadable() {
		return new MalformedSourceException("the file cannot be read",
				"Let the user that the application runs as read it.");
	}

	/**
	 * Reads the contents of the files.
	 *
	 * @param <T> the type of what is read
	 */
	@FunctionalInterface
	interface Parser<T> {

		T parse(Contents contents);

	}

	/**
	 * The contents of the files in order, {@code null} for one that does not exist.
	 */
	static final class Contents {

		private final List<byte @Nullable []> contents;

		Contents(List<byte @Nullable []> contents) {
			this.contents = contents;
		}

		byte @Nullable [] get(int index) {
			return this.contents.get(index);
		}

		String digest() {
			try {
				MessageDigest digest = MessageDigest.getInstance("SHA-256");
				for (byte[] content : this.contents) {
					digest.update((content != null) ? (byte) 1 : 0);
					if (content != null) {
						digest.update(MessageDigest.getInstance("SHA-256").digest(content));
					}
				}
				return HexFormat.of().formatHex(digest.digest());
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * What is known of the files.
	 *
	 * @param value what was last good in them
	 * @param digest the digest of the contents that the value was read from
	 * @param problem what keeps them from being read again, or {@code null}
	 * @param doubted the digest of contents whose value was doubtful at the last look, or
	 * {@code null}
	 */
	private record State<T>(T value, String digest, @Nullable String problem, @Nullable String doubted) {

	}

}
