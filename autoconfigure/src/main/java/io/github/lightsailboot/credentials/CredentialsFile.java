package io.github.lightsailboot.credentials;

import java.io.IOException;
import java.nio.file.Files;
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
 * location is read too, though a secret does not belong there.
 */
public final class CredentialsFile {

	private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

	private static final String EXTENSION = ".csv";

	private final Resource resource;

	private final @Nullable Path path;

	private CredentialsFile(Resource resource, @Nullable Path path) {
		this.resource = resource;
		this.path = path;
	}

	/**
	 * Find the file.
	 * @param text the text of the property
	 * @return the file, which need not exist
	 * @throws MalformedSourceException if the text names no file
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
			throw new MalformedSourceException("the value is no path", "Write the path of the file.");
		}
		throw new MalformedSourceException("only files are read, no other kind of URL",
				"Write the path of a file, or a file: URL; a key pair does not belong on a server.");
	}

	private static CredentialsFile of(Path path) {
		return new CredentialsFile(new FileSystemResource(path), path);
	}

	/**
	 * Return the file as a resource.
	 * @return the resource
	 */
	public Resource resource() {
		return this.resource;
	}

	/**
	 * Return what to call the file in messages: its path, unless that may be something
	 * else that was pasted into the property.
	 * @return a name
	 */
	public String displayName() {
		if (this.path == null) {
			return this.resource.getDescription();
		}
		String text = this.path.toString();
		boolean isPath = text.toLowerCase(Locale.ROOT).endsWith(EXTENSION) || Files.exists(this.path);
		return isPath ? this.path.toAbsolutePath().normalize().toString() : "The file";
	}

	/**
	 * Return whether the file is part of the application.
	 * @return {@code true} if it was found through the class path
	 */
	public boolean isPartOfApplication() {
		return this.path == null;
	}

	/**
	 * Return whether the file is called as the console calls the keys of the account's
	 * root user.
	 * @return {@code true} if it is
	 */
	public boolean isRootKey() {
		return "rootkey.csv".equalsIgnoreCase(this.resource.getFilename());
	}

	/**
	 * Return the file if users other than its owner and group may read it.
	 * @return the path, or empty where nobody else may or no such permissions exist
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
