package io.github.lightsailboot.credentials.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Credentials in the file that the AWS console offers for download. The file is read
 * again when it changes.
 */
public final class CsvCredentials implements ChangingCredentials {

	private final WatchedFiles<AwsCredentials> file;

	/**
	 * Read the file for the first time.
	 * @param file the file
	 * @param rules the rules for its key pair
	 * @param knownSecrets where to remember every secret that the file ever contained
	 * @throws InvalidSourceException if the file does not contain exactly one valid key
	 * pair
	 */
	public CsvCredentials(CredentialsFile file, KeyPairRules rules, KnownSecrets knownSecrets) {
		this(file, rules, knownSecrets, System::nanoTime);
	}

	CsvCredentials(CredentialsFile file, KeyPairRules rules, KnownSecrets knownSecrets, LongSupplier nanoTime) {
		this.file = new WatchedFiles<>(file.displayName(), List.of(file),
				(contents) -> parse(contents.get(0), rules, knownSecrets),
				(pair) -> !KeyPairRules.looksLikeSecret(pair.secretAccessKey()), nanoTime);
	}

	private static AwsCredentials parse(@Nullable String content, KeyPairRules rules, KnownSecrets knownSecrets) {
		if (content == null) {
			throw new InvalidSourceException("the file does not exist", "Check the path, which is relative to the"
					+ " directory the application is started in; `~` is not expanded.");
		}
		AwsCredentials pair = CredentialsCsv.read(content);
		rules.verify(pair, knownSecrets, "the file contains an invalid key. ");
		return pair;
	}

	@Override
	public AwsCredentials resolveCredentials() {
		return this.file.get();
	}

	@Override
	public void lookAgain() {
		this.file.lookAgain();
	}

	@Override
	public Optional<String> problem() {
		return this.file.problem();
	}

	@Override
	public String toString() {
		return "CsvCredentials()";
	}

}
