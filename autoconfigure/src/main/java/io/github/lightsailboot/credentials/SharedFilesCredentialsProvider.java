package io.github.lightsailboot.credentials;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import org.springframework.core.io.FileSystemResource;

/**
 * Credentials of a profile of the shared AWS config and credentials files, parsed and
 * resolved by the SDK and followed while the files change.
 */
public final class SharedFilesCredentialsProvider
		implements LightsailCredentialsProvider, RereadableCredentials, SdkAutoCloseable {

	private static final String SOURCE = "profile";

	private static final List<String> CREDENTIALS_PROPERTIES = List.of(ProfileProperty.AWS_ACCESS_KEY_ID,
			ProfileProperty.ROLE_ARN, ProfileProperty.CREDENTIAL_PROCESS, ProfileProperty.SSO_START_URL, "sso_session",
			ProfileProperty.LOGIN_SESSION);

	private final String profileName;

	private final WatchedFiles<ProfileFile> files;

	private final ProfileCredentialsProvider delegate;

	private final KnownSecrets knownSecrets;

	/**
	 * Read the files for the first time.
	 * @param profileName the name of the profile
	 * @param knownSecrets where to remember every secret that it ever held
	 * @throws MalformedSourceException if the profile does not exist or has no
	 * credentials
	 */
	public SharedFilesCredentialsProvider(String profileName, KnownSecrets knownSecrets) {
		this(profileName, knownSecrets, System::nanoTime);
	}

	SharedFilesCredentialsProvider(String profileName, KnownSecrets knownSecrets, LongSupplier nanoTime) {
		this.profileName = profileName;
		this.knownSecrets = knownSecrets;
		this.files = new WatchedFiles<>("The shared AWS config and credentials files",
				List.of(new FileSystemResource(ProfileFileLocation.configurationFilePath()),
						new FileSystemResource(ProfileFileLocation.credentialsFilePath())),
				this::read, (file) -> false, nanoTime);
		this.delegate = ProfileCredentialsProvider.builder()
			.profileName(profileName)
			.profileFile(this.files::get)
			.build();
	}

	private ProfileFile read(WatchedFiles.Contents contents) {
		ProfileFile.Aggregator files = ProfileFile.aggregator();
		try {
			add(files, contents.get(0), ProfileFile.Type.CONFIGURATION);
			add(files, contents.get(1), ProfileFile.Type.CREDENTIALS);
		}
		catch (RuntimeException ex) {
			throw new MalformedSourceException("the files cannot be parsed",
					"Correct them; `aws configure list` shows what the AWS CLI makes of them.");
		}
		ProfileFile file = files.build();
		Profile profile = file.profile(this.profileName).orElseThrow(() -> unknownProfile(file.profiles().keySet()));
		if (!hasCredentials(profile)) {
			throw new MalformedSourceException("the profile has no credentials",
					"Add them with `aws configure`, or name another profile.");
		}
		profile.property(ProfileProperty.AWS_SECRET_ACCESS_KEY).ifPresent(this.knownSecrets::add);
		profile.property(ProfileProperty.AWS_SESSION_TOKEN).ifPresent(this.knownSecrets::add);
		checkKeys(profile);
		return file;
	}

	private static void checkKeys(Profile profile) {
		if (CREDENTIALS_PROPERTIES.stream().filter(profile.properties()::containsKey).count() > 1
				|| profile.property(ProfileProperty.AWS_ACCESS_KEY_ID).isEmpty()) {
			return;
		}
		KeyPair pair = keyPair(profile)
			.orElseThrow(() -> new MalformedSourceException("the profile has only one key of the pair",
					"Add `aws_secret_access_key`, or name another profile."));
		KeyPairRules.checkText(SOURCE, pair).ifPresent((mistake) -> {
			throw new MalformedSourceException("a key in the profile cannot be one. " + mistake.problem(),
					mistake.cure());
		});
	}

	private static void add(ProfileFile.Aggregator files, byte @Nullable [] content, ProfileFile.Type type) {
		if (content != null) {
			files.addFile(ProfileFile.builder().content(new ByteArrayInputStream(content)).type(type).build());
		}
	}

	private static MalformedSourceException unknownProfile(Set<String> existing) {
		return new MalformedSourceException("there is no profile of this name",
				existing.isEmpty() ? "There are no profiles at all: create one with `aws configure --profile <name>`."
						: "Name one of those that exist: %s.".formatted(String.join(", ", new TreeSet<>(existing))));
	}

	private static boolean hasCredentials(Profile profile) {
		return CREDENTIALS_PROPERTIES.stream().anyMatch(profile.properties()::containsKey);
	}

	/**
	 * Return the region that the profile names.
	 * @return the region, or empty
	 */
	public Optional<String> region() {
		return this.files.get()
			.profile(this.profileName)
			.flatMap((profile) -> profile.property(ProfileProperty.REGION));
	}

	/**
	 * Return the key pair that stands in the profile.
	 * @return the pair, or empty if the profile gets its credentials otherwise
	 */
	public Optional<KeyPair> keyPair() {
		return this.files.get().profile(this.profileName).flatMap(SharedFilesCredentialsProvider::keyPair);
	}

	private static Optional<KeyPair> keyPair(Profile profile) {
		return profile.property(ProfileProperty.AWS_ACCESS_KEY_ID)
			.flatMap((accessKey) -> profile.property(ProfileProperty.AWS_SECRET_ACCESS_KEY)
				.map((secretKey) -> new KeyPair(Secret.of(accessKey), Secret.of(secretKey),
						profile.property(ProfileProperty.AWS_SESSION_TOKEN).map(Secret::of).orElse(null))));
	}

	@Override
	public AwsCredentials resolveCredentials() {
		return this.delegate.resolveCredentials();
	}

	@Override
	public void readAgain() {
		this.files.lookAgain();
	}

	@Override
	public String source() {
		return SOURCE;
	}

	@Override
	public Optional<String> sourceProblem() {
		return this.files.problem();
	}

	@Override
	public void close() {
		this.delegate.close();
	}

	@Override
	public String toString() {
		return "SharedFilesCredentialsProvider(%s)".formatted(this.profileName);
	}

}
