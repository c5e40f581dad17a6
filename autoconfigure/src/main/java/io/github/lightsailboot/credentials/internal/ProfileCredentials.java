package io.github.lightsailboot.credentials.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials of a profile of the shared AWS config and credentials files, parsed and
 * resolved by the SDK. The files are read again when they change.
 */
public final class ProfileCredentials implements ChangingCredentials, SdkAutoCloseable {

	/**
	 * A line with a secret that has no equals sign. The SDK logs such a line.
	 */
	private static final Pattern MALFORMED_SECRET = Pattern
		.compile("(?m)^\\s*(?<name>aws_secret_access_key|aws_session_token)(?![\\w-]*\\s*=)");

	/**
	 * A short text, or one in the usual form of a name, which is therefore not a secret
	 * that was pasted into the property.
	 */
	private static final Pattern PLAIN_NAME = Pattern.compile(".{1,15}|[a-z][a-z0-9]*([._-][a-z0-9]+)*");

	/**
	 * Properties of a profile whose credentials come from a request.
	 */
	private static final List<String> REQUESTS = List.of(ProfileProperty.ROLE_ARN, ProfileProperty.SSO_START_URL,
			"sso_session", ProfileProperty.WEB_IDENTITY_TOKEN_FILE, ProfileProperty.LOGIN_SESSION);

	private final String name;

	private final boolean requestsAllowed;

	private final KeyPairRules rules;

	private final KnownSecrets knownSecrets;

	private final WatchedFiles<ProfileFile> files;

	private final ProfileCredentialsProvider delegate;

	/**
	 * Read the files for the first time.
	 * @param name the name of the profile
	 * @param requestsAllowed whether credentials that come from a request to AWS are
	 * allowed
	 * @param rules the rules for its key pair
	 * @param knownSecrets where to remember every secret that the profile ever contained
	 * @throws InvalidSourceException if the profile does not exist, has no credentials,
	 * or has credentials that are not allowed
	 */
	public ProfileCredentials(String name, boolean requestsAllowed, KeyPairRules rules, KnownSecrets knownSecrets) {
		this(name, requestsAllowed, rules, knownSecrets, System::nanoTime);
	}

	ProfileCredentials(String name, boolean requestsAllowed, KeyPairRules rules, KnownSecrets knownSecrets,
			LongSupplier nanoTime) {
		this.name = name;
		this.requestsAllowed = requestsAllowed;
		this.rules = rules;
		this.knownSecrets = knownSecrets;
		this.files = new WatchedFiles<>(
				PLAIN_NAME.matcher(name).matches() ? "Profile `%s`".formatted(name) : "The profile",
				List.of(CredentialsFile.of(ProfileFileLocation.configurationFilePath()),
						CredentialsFile.of(ProfileFileLocation.credentialsFilePath())),
				this::parse,
				(file) -> keyPair(file).filter((pair) -> !KeyPairRules.looksLikeSecret(pair.secretAccessKey()))
					.isPresent(),
				nanoTime);
		this.delegate = ProfileCredentialsProvider.builder().profileName(name).profileFile(this.files::get).build();
	}

	private ProfileFile parse(List<@Nullable String> contents) {
		if (contents.stream().allMatch(Objects::isNull)) {
			throw new InvalidSourceException("there are no shared AWS config and credentials files",
					"Create a profile with `aws configure --profile <name>`.");
		}
		ProfileFile.Aggregator files = ProfileFile.aggregator();
		try {
			add(files, contents.get(0), ProfileFile.Type.CONFIGURATION);
			add(files, contents.get(1), ProfileFile.Type.CREDENTIALS);
		}
		catch (InvalidSourceException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new InvalidSourceException("the shared AWS config and credentials files cannot be parsed",
					"Correct them; `aws configure list` shows what the AWS CLI reads.");
		}
		ProfileFile file = files.build();
		check(file.profile(this.name).orElseThrow(() -> unknownProfile(file.profiles().keySet())));
		return file;
	}

	private void check(Profile profile) {
		boolean requests = REQUESTS.stream().anyMatch(profile.properties()::containsKey);
		boolean process = profile.properties().containsKey(ProfileProperty.CREDENTIAL_PROCESS);
		Optional<String> accessKey = profile.property(ProfileProperty.AWS_ACCESS_KEY_ID);
		if (requests && !this.requestsAllowed) {
			throw new InvalidSourceException(
					"the credentials of the profile come from a request to AWS (a role, SSO,"
							+ " a web identity or a login), which is not allowed while `aws.lightsail.endpoint` is set",
					"Use a profile with keys, or remove the endpoint.");
		}
		if (!requests && !process && accessKey.isEmpty()) {
			throw new InvalidSourceException("the profile has no credentials",
					"Add them with `aws configure`, or name another profile.");
		}
		profile.property(ProfileProperty.AWS_SECRET_ACCESS_KEY).ifPresent(this.knownSecrets::add);
		profile.property(ProfileProperty.AWS_SESSION_TOKEN).ifPresent(this.knownSecrets::add);
		if (!requests && !process) {
			AwsCredentials pair = keyPair(profile)
				.orElseThrow(() -> new InvalidSourceException("the profile has only one key of the pair",
						"Add `aws_secret_access_key`, or name another profile."));
			this.rules.verify(pair, this.knownSecrets, "the profile contains an invalid key. ");
		}
	}

	private static void add(ProfileFile.Aggregator files, @Nullable String content, ProfileFile.Type type) {
		if (content != null) {
			Matcher malformed = MALFORMED_SECRET.matcher(content);
			if (malformed.find()) {
				throw new InvalidSourceException(
						"a line with `%s` in the shared AWS config and credentials files has no equals sign".formatted(
								malformed.group("name")),
						"Write `%s = ...`.".formatted(malformed.group("name")));
			}
			files.addFile(ProfileFile.builder().content(content).type(type).build());
		}
	}

	private static InvalidSourceException unknownProfile(Set<String> existing) {
		return new InvalidSourceException("there is no profile of this name",
				existing.isEmpty() ? "No profile exists: create one with `aws configure --profile <name>`."
						: "Name one of those that exist: %s.".formatted(String.join(", ", new TreeSet<>(existing))));
	}

	/**
	 * Return the region of the profile.
	 * @return the region, or empty
	 */
	public Optional<String> region() {
		return this.files.get().profile(this.name).flatMap((profile) -> profile.property(ProfileProperty.REGION));
	}

	/**
	 * Return the key pair of the profile.
	 * @return the pair, or empty if the profile gets its credentials otherwise
	 */
	public Optional<AwsCredentials> keyPair() {
		return keyPair(this.files.get());
	}

	private Optional<AwsCredentials> keyPair(ProfileFile file) {
		return file.profile(this.name).flatMap(ProfileCredentials::keyPair);
	}

	private static Optional<AwsCredentials> keyPair(Profile profile) {
		String accessKey = profile.property(ProfileProperty.AWS_ACCESS_KEY_ID).orElse("").trim();
		String secretKey = profile.property(ProfileProperty.AWS_SECRET_ACCESS_KEY).orElse("").trim();
		if (accessKey.isBlank() || secretKey.isBlank()) {
			return Optional.empty();
		}
		return Optional.of(profile.property(ProfileProperty.AWS_SESSION_TOKEN)
			.<AwsCredentials>map((token) -> AwsSessionCredentials.create(accessKey, secretKey, token))
			.orElseGet(() -> AwsBasicCredentials.create(accessKey, secretKey)));
	}

	@Override
	public AwsCredentials resolveCredentials() {
		return this.delegate.resolveCredentials();
	}

	@Override
	public void lookAgain() {
		this.files.lookAgain();
	}

	@Override
	public Optional<String> problem() {
		return this.files.problem();
	}

	@Override
	public void close() {
		this.delegate.close();
	}

}
