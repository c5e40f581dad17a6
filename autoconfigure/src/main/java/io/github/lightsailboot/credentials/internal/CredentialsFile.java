package io.github.lightsailboot.credentials.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.util.ResourceUtils;

/**
 * A file with credentials, as a property names it: a plain path, relative to the
 * directory the application is started in, or a {@code file:} URL. A {@code classpath:}
 * location is read too, though a secret does not belong there. Only a regular file of at
 * most 64 KiB is read.
 */
public final class CredentialsFile {

	private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

	private static final String EXTENSION = ".csv";

	private static final Pattern PART_OF_SECRET = Pattern.compile("[A-Za-z0-9+=]{16}");

	/**
	 * Far above the size of any credentials file.
	 */
	private static final int MAXIMUM_SIZE = 64 * 1024;

	private final Resource resource;

	private final @Nullable Path path;

	private CredentialsFile(Resource resource, @Nullable Path path) {
		this.resource = resource;
		this.path = path;
	}

	/**
	 * Find the file.
	 * @param text the text of the property
	 * @return the file, which may not exist
	 * @throws InvalidSourceException if the text is not a valid path
	 */
	public static CredentialsFile of(String text) {
		if (text.startsWith(ResourceUtils.CLASSPATH_URL_PREFIX)) {
			return new CredentialsFile(
					new ClassPathResource(text.substring(ResourceUtils.CLASSPATH_URL_PREFIX.length())), null);
		}
		try {
			if (text.startsWith(ResourceUtils.FILE_URL_PREFIX)) {
				return of(ResourceUtils.getFile(text).toPath());
			}
			if (!SCHEME.matcher(text).matches()) {
				return of(Path.of(text));
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new InvalidSourceException("the value is not a valid path", "Write the path of the file.");
		}
		throw new InvalidSourceException("the value is a URL, but not a file: URL",
				"Write the path of a file, or a file: URL; a key pair must not be on a server.");
	}

	static CredentialsFile of(Path path) {
		return new CredentialsFile(new FileSystemResource(path), path);
	}

	/**
	 * Read the file. Blocks as long as the file system does.
	 * @return the text, or {@code null} if the file does not exist
	 * @throws InvalidSourceException if the file cannot be read, is not a regular file,
	 * or is too large
	 */
	@Nullable String read() {
		// A named pipe or a device would block, or never end
		if (this.path != null && Files.exists(this.path) && !Files.isRegularFile(this.path)) {
			throw new InvalidSourceException("the path is not a regular file", "Write the path of the file.");
		}
		try (InputStream input = this.resource.getInputStream()) {
			byte[] content = input.readNBytes(MAXIMUM_SIZE + 1);
			if (content.length > MAXIMUM_SIZE) {
				throw new InvalidSourceException("the file is larger than 64 KiB",
						"Use the file as the AWS console offered it.");
			}
			return new String(content, StandardCharsets.UTF_8);
		}
		catch (FileNotFoundException | NoSuchFileException ex) {
			if (this.resource.exists()) {
				throw unreadable();
			}
			return null;
		}
		catch (IOException ex) {
			throw unreadable();
		}
	}

	private static InvalidSourceException unreadable() {
		return new InvalidSourceException("the file cannot be read",
				"Make it readable for the user that runs the application.");
	}

	/**
	 * Return the name of the file for messages: its path, unless the value may be a
	 * secret that was pasted into the property.
	 */
	String displayName() {
		if (this.path == null) {
			return this.resource.getDescription();
		}
		String text = this.path.toString();
		boolean isPath = text.toLowerCase(Locale.ROOT).endsWith(EXTENSION) || Files.exists(this.path)
				|| (text.contains("/") && !KeyPairRules.looksLikeSecret(text) && !PART_OF_SECRET.matcher(text).find());
		return isPath ? this.path.toAbsolutePath().normalize().toString() : InvalidSourceException.UNNAMED_FILE;
	}

	/**
	 * Return whether the file is part of the application.
	 * @return {@code true} if it was found through the class path
	 */
	public boolean isPartOfApplication() {
		return this.path == null;
	}

	/**
	 * Return whether the file has the name that the console gives to the keys of the
	 * account's root user.
	 * @return {@code true} if it has
	 */
	public boolean isRootKey() {
		return "rootkey.csv".equalsIgnoreCase(this.resource.getFilename());
	}

	/**
	 * Return the path if users other than the file's owner and group can read it.
	 * @return the path, or empty if they cannot, or the file system has no such
	 * permissions
	 */
	public Optional<Path> readableByOthers() {
		try {
			if (this.path != null
					&& Files.getPosixFilePermissions(this.path).contains(PosixFilePermission.OTHERS_READ)) {
				return Optional.of(this.path.toAbsolutePath().normalize());
			}
		}
		catch (IOException | UnsupportedOperationException ex) {
			return Optional.empty();
		}
		return Optional.empty();
	}

}
