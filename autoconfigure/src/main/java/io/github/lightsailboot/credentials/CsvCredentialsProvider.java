package io.github.lightsailboot.credentials;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import software.amazon.awssdk.auth.credentials.AwsCredentials;

import org.springframework.core.io.Resource;

/**
 * Credentials from the file that the AWS console offers for download, followed while it
 * changes.
 */
public final class CsvCredentialsProvider implements LightsailCredentialsProvider, RereadableCredentials {

	private static final String SOURCE = "credentials-csv";

	private final WatchedFiles<KeyPair> file;

	private final CurrentCredentials current;

	/**
	 * Read the file for the first time.
	 * @param file the file
	 * @param location what to call it in messages
	 * @param knownSecrets where to remember every secret that it ever held
	 * @throws MalformedSourceException if the file does not hold exactly one key pair
	 */
	public CsvCredentialsProvider(Resource file, String location, KnownSecrets knownSecrets) {
		this(file, location, knownSecrets, System::nanoTime);
	}

	CsvCredentialsProvider(Resource file, String location, KnownSecrets knownSecrets, LongSupplier nanoTime) {
		this.file = new WatchedFiles<>(location, List.of(file), CsvCredentialsProvider::read,
				(pair) -> KeyPairRules.isUnusual(pair.secretKey()), nanoTime);
		this.current = new CurrentCredentials(SOURCE, this.file.get(), knownSecrets);
	}

	private static KeyPair read(WatchedFiles.Contents contents) {
		byte[] content = contents.get(0);
		KeyPair pair = CredentialsCsv.read((content != null) ? content : new byte[0]);
		KeyPairRules.checkText(SOURCE, pair).ifPresent((mistake) -> {
			throw new MalformedSourceException("a key in the file cannot be one. " + mistake.problem(), mistake.cure());
		});
		return pair;
	}

	/**
	 * Return the pair that is in use.
	 * @return the pair
	 */
	public KeyPair keyPair() {
		return this.current.pair();
	}

	@Override
	public AwsCredentials resolveCredentials() {
		return this.current.of(this.file.get());
	}

	@Override
	public void readAgain() {
		this.file.lookAgain();
	}

	@Override
	public String source() {
		return SOURCE;
	}

	@Override
	public Optional<String> sourceProblem() {
		return this.file.problem();
	}

	@Override
	public String toString() {
		return "CsvCredentialsProvider()";
	}

}
