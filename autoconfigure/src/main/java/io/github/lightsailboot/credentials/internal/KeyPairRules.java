package io.github.lightsailboot.credentials.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.lightsailboot.diagnostics.ConfigurationError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The form of keys. An access key ID has 16 to 128 word characters (the service models of
 * IAM and STS). AWS publishes no grammar for secrets, so an unusual one results in a
 * warning. No message contains a part of a key.
 *
 * @param accessKeyName the property of the access key ID
 * @param secretKeyName the property of the secret
 * @param sessionTokenName the property of the session token
 * @param aws whether requests go to AWS; an emulator accepts keys of any form
 */
public record KeyPairRules(String accessKeyName, String secretKeyName, String sessionTokenName, boolean aws) {

	private static final Pattern ACCESS_KEY_ID = Pattern.compile("\\w{16,128}");

	private static final Pattern TYPICAL_ACCESS_KEY_ID = Pattern.compile("(?:AKIA|ASIA)[A-Z0-9]{12,124}");

	private static final Pattern TYPICAL_SECRET = Pattern.compile("[A-Za-z0-9/+=]{40}");

	/**
	 * Text that no key contains, whether AWS or an emulator accepts it.
	 */
	private static final List<Forbidden> FORBIDDEN = List.of(
			new Forbidden("(?s)\\A(?:<.*>|\\$\\{.*})\\z", "This is a placeholder, not a key.",
					"Replace it with the value that the AWS console shows, without brackets."),
			new Forbidden("[\"'`]", "The value contains a quotation mark, which a key never has.",
					"Remove the quotation marks."),
			new Forbidden("[\\p{Z}\\t-\\r\\x1C-\\x1F]",
					"The value contains a blank or a line break, which a key never has.",
					"Copy the complete value again."),
			new Forbidden("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]",
					"The value contains an invisible character, which a key never has.",
					"Copy the value again as plain text."));

	private static final int SMTP_PASSWORD_LENGTH = 44;

	private static final String LONG_TERM = "AKIA";

	private static final String TEMPORARY = "ASIA";

	private static final String DOCUMENTATION = "EXAMPLE";

	/**
	 * Create rules for a pair in the source that a property names.
	 * @param source the property of the source
	 * @param aws whether requests go to AWS
	 */
	public KeyPairRules(String source, boolean aws) {
		this(source, source, source, aws);
	}

	private boolean isInSource() {
		return this.accessKeyName.equals(this.secretKeyName);
	}

	/**
	 * Return whether the text has the form of AWS's access key IDs.
	 * @param text the text
	 * @return {@code true} if it has
	 */
	public static boolean looksLikeAccessKeyId(String text) {
		return TYPICAL_ACCESS_KEY_ID.matcher(text).matches();
	}

	/**
	 * Return whether the text has the form of AWS's secret access keys.
	 * @param text the text
	 * @return {@code true} if it has
	 */
	public static boolean looksLikeSecret(String text) {
		return TYPICAL_SECRET.matcher(text).matches();
	}

	/**
	 * Check the form of a pair.
	 * @param pair the pair
	 * @return the errors
	 */
	public List<ConfigurationError> check(AwsCredentials pair) {
		if (this.aws && looksLikeAccessKeyId(pair.secretAccessKey()) && !looksLikeAccessKeyId(pair.accessKeyId())) {
			return List.of(new ConfigurationError(this.accessKeyName, "The access key and the secret key look swapped.",
					isInSource() ? "Exchange them: the access key ID starts with AKIA or ASIA."
							: "Write the access key ID (it starts with AKIA or ASIA) under `%s` and the secret under `%s`."
								.formatted(this.accessKeyName, this.secretKeyName)));
		}
		List<ConfigurationError> errors = new ArrayList<>();
		checkText(this.accessKeyName, pair.accessKeyId())
			.or(() -> this.aws ? checkAccessKeyId(pair.accessKeyId()) : Optional.empty())
			.ifPresent(errors::add);
		checkText(this.secretKeyName, pair.secretAccessKey()).ifPresent(errors::add);
		String token = (pair instanceof AwsSessionCredentials session) ? session.sessionToken() : null;
		if (token != null) {
			checkText(this.sessionTokenName, token).ifPresent(errors::add);
		}
		if (this.aws && errors.isEmpty()) {
			checkTogether(pair.accessKeyId(), token).ifPresent(errors::add);
		}
		return errors;
	}

	/**
	 * Verify a pair that was read from a source.
	 * @param pair the pair
	 * @param knownSecrets where to remember its secrets, also if they are swapped
	 * @param prefix the beginning of the reason
	 * @throws InvalidSourceException if the pair is not valid
	 */
	void verify(AwsCredentials pair, KnownSecrets knownSecrets, String prefix) {
		knownSecrets.add(pair);
		if (looksLikeSecret(pair.accessKeyId())) {
			knownSecrets.add(pair.accessKeyId());
		}
		check(pair).stream().findFirst().ifPresent((invalid) -> {
			throw new InvalidSourceException(prefix + invalid.reason(), invalid.action());
		});
	}

	/**
	 * Return what is unusual about a secret, if anything.
	 * @param secretKey the secret
	 * @return a sentence, or empty
	 */
	public Optional<String> warning(String secretKey) {
		if (secretKey.length() == SMTP_PASSWORD_LENGTH) {
			return Optional.of(("`%s` has 44 characters, as the SMTP passwords of SES have. Those work with SMTP only:"
					+ " if AWS refuses it, create an access key.")
				.formatted(this.secretKeyName));
		}
		if (!looksLikeSecret(secretKey)) {
			return Optional.of(("`%s` is unusual: the secret access keys of AWS have 40 characters from A-Z, a-z, 0-9,"
					+ " '/', '+' and '='. If AWS refuses it, check that it was copied completely.")
				.formatted(this.secretKeyName));
		}
		return Optional.empty();
	}

	private static Optional<ConfigurationError> checkText(String property, String text) {
		return FORBIDDEN.stream()
			.filter((forbidden) -> forbidden.pattern().matcher(text).find())
			.map((forbidden) -> new ConfigurationError(property, forbidden.reason(), forbidden.action()))
			.findFirst();
	}

	private Optional<ConfigurationError> checkAccessKeyId(String accessKeyId) {
		if (!ACCESS_KEY_ID.matcher(accessKeyId).matches()) {
			return Optional.of(new ConfigurationError(this.accessKeyName,
					"The value is not a valid access key ID, which has 16 to 128 letters, digits and underscores.",
					isInSource() ? "Copy the access key ID from the AWS console."
							: "Copy the access key ID from the AWS console; the secret belongs under `%s`."
								.formatted(this.secretKeyName)));
		}
		if (accessKeyId.endsWith(DOCUMENTATION)) {
			return Optional.of(new ConfigurationError(this.accessKeyName,
					"This is the example key of AWS's documentation, which AWS does not accept.",
					"Create an access key in the AWS console (IAM, your user, Security credentials), or set"
							+ " `aws.lightsail.endpoint` to use an emulator."));
		}
		return Optional.empty();
	}

	private Optional<ConfigurationError> checkTogether(String accessKeyId, @Nullable String token) {
		if (accessKeyId.startsWith(TEMPORARY) && token == null) {
			return Optional.of(new ConfigurationError(this.sessionTokenName,
					"A temporary access key (ASIA...) needs its session token, which is missing.",
					isInSource() ? "Use a long-term key (AKIA...), or a source that contains the session token."
							: "Set `%s`, or use a long-term key (AKIA...).".formatted(this.sessionTokenName)));
		}
		if (accessKeyId.startsWith(LONG_TERM) && token != null) {
			return Optional.of(new ConfigurationError(this.sessionTokenName,
					"A long-term access key (AKIA...) has no session token, but one is set.",
					"Remove %s, or use the temporary key (ASIA...) that it belongs to."
						.formatted(isInSource() ? "it" : "`%s`".formatted(this.sessionTokenName))));
		}
		return Optional.empty();
	}

	private record Forbidden(Pattern pattern, String reason, String action) {

		Forbidden(String regex, String reason, String action) {
			this(Pattern.compile(regex), reason, action);
		}

	}

}
