package io.github.lightsailboot.credentials;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.lightsailboot.diagnostics.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * The form of keys. An access key ID is 16 to 128 word characters (the service models of
 * IAM and STS); AWS publishes no grammar for secrets, so what is merely unusual about one
 * is a warning. No sentence holds a part of a key.
 */
public final class KeyPairRules {

	private static final Pattern ACCESS_KEY_ID = Pattern.compile("\\w{16,128}");

	private static final Pattern TYPICAL_ACCESS_KEY_ID = Pattern.compile("(?:AKIA|ASIA)[A-Z0-9]{12,124}");

	private static final Pattern TYPICAL_SECRET = Pattern.compile("[A-Za-z0-9/+=]{40}");

	private static final int SMTP_PASSWORD_LENGTH = 44;

	private static final String LONG_TERM = "AKIA";

	private static final String TEMPORARY = "ASIA";

	private static final String DOCUMENTATION = "EXAMPLE";

	private final String accessKeyName;

	private final String secretKeyName;

	private final String sessionTokenName;

	/**
	 * Create rules for a pair that stands under the given keys.
	 * @param accessKeyName the key of the access key ID
	 * @param secretKeyName the key of the secret
	 * @param sessionTokenName the key of the session token
	 */
	public KeyPairRules(String accessKeyName, String secretKeyName, String sessionTokenName) {
		this.accessKeyName = accessKeyName;
		this.secretKeyName = secretKeyName;
		this.sessionTokenName = sessionTokenName;
	}

	/**
	 * Return whether the text is an access key ID by all appearance.
	 * @param text the text
	 * @return {@code true} if it looks like one
	 */
	public static boolean looksLikeAccessKeyId(String text) {
		return TYPICAL_ACCESS_KEY_ID.matcher(text).matches();
	}

	/**
	 * Return whether a secret has another length or alphabet than AWS's have today.
	 * @param secretKey the secret
	 * @return {@code true} if it does
	 */
	static boolean isUnusual(Secret secretKey) {
		return !TYPICAL_SECRET.matcher(secretKey.reveal()).matches();
	}

	/**
	 * Check the form of a pair.
	 * @param pair the pair
	 * @return what is wrong with it
	 */
	public List<Mistake> check(KeyPair pair) {
		if (looksLikeAccessKeyId(pair.secretKey().reveal()) && !looksLikeAccessKeyId(pair.accessKey().reveal())) {
			return List.of(new Mistake(this.accessKeyName, "The access key and the secret key look swapped.",
					"Write the access key ID (it starts with AKIA or ASIA) under `%s` and the secret under `%s`."
						.formatted(this.accessKeyName, this.secretKeyName)));
		}
		List<Mistake> mistakes = new ArrayList<>();
		checkText(this.accessKeyName, pair.accessKey()).or(() -> checkAccessKeyId(pair.accessKey()))
			.ifPresent(mistakes::add);
		checkText(this.secretKeyName, pair.secretKey()).ifPresent(mistakes::add);
		Secret token = pair.sessionToken();
		if (token != null) {
			checkText(this.sessionTokenName, token).ifPresent(mistakes::add);
		}
		if (mistakes.isEmpty()) {
			checkTogether(pair.accessKey().reveal(), token).ifPresent(mistakes::add);
		}
		return mistakes;
	}

	/**
	 * Check a pair that is to replace another. The other tells how strictly: an emulator
	 * takes keys of any form.
	 */
	Optional<Mistake> checkSuccessor(KeyPair pair, KeyPair predecessor) {
		return check(predecessor).isEmpty() ? check(pair).stream().findFirst() : checkText(this.secretKeyName, pair);
	}

	/**
	 * Return what is unusual about a secret, if anything.
	 * @param secretKey the secret
	 * @return a sentence, or empty
	 */
	public Optional<String> warning(Secret secretKey) {
		String text = secretKey.reveal();
		if (text.length() == SMTP_PASSWORD_LENGTH) {
			return Optional.of(("`%s` has 44 characters, as SES's SMTP passwords have. Those are for SMTP only:"
					+ " if AWS refuses it, create an access key.")
				.formatted(this.secretKeyName));
		}
		if (isUnusual(secretKey)) {
			return Optional.of(("`%s` is unusual: AWS's secret access keys have 40 characters out of A-Z, a-z, 0-9,"
					+ " '/', '+' and '='. If AWS refuses it, check that it was copied whole.")
				.formatted(this.secretKeyName));
		}
		return Optional.empty();
	}

	/**
	 * Check what no key has, whoever accepts it.
	 */
	static Optional<Mistake> checkText(String key, KeyPair pair) {
		return checkText(key, pair.accessKey()).or(() -> checkText(key, pair.secretKey()));
	}

	private static Optional<Mistake> checkText(String key, Secret secret) {
		String text = secret.reveal();
		if ((text.startsWith("<") && text.endsWith(">")) || (text.startsWith("${") && text.endsWith("}"))) {
			return Optional.of(new Mistake(key, "This is a placeholder, not a key.",
					"Replace it with the value that the AWS console shows, without brackets."));
		}
		if (text.indexOf('"') >= 0 || text.indexOf('\'') >= 0 || text.indexOf('`') >= 0) {
			return Optional.of(new Mistake(key, "The value contains a quotation mark, which no key has.",
					"Remove the quotation marks."));
		}
		if (text.codePoints().anyMatch((c) -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
			return Optional.of(new Mistake(key, "The value contains a blank or a line break, which no key has.",
					"Copy the value again, in one piece."));
		}
		if (text.codePoints().anyMatch(KeyPairRules::isInvisible)) {
			return Optional.of(new Mistake(key, "The value contains an invisible character, which no key has.",
					"Copy the value again as plain text."));
		}
		return Optional.empty();
	}

	private static boolean isInvisible(int codePoint) {
		return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.FORMAT
				|| Character.getType(codePoint) == Character.SURROGATE
				|| Character.getType(codePoint) == Character.UNASSIGNED;
	}

	private Optional<Mistake> checkAccessKeyId(Secret accessKey) {
		if (!ACCESS_KEY_ID.matcher(accessKey.reveal()).matches()) {
			return Optional.of(new Mistake(this.accessKeyName,
					"This is no access key ID: those have 16 to 128 letters, digits and underscores.",
					"Copy the access key ID from the AWS console; the secret belongs under `%s`."
						.formatted(this.secretKeyName)));
		}
		if (accessKey.reveal().endsWith(DOCUMENTATION)) {
			return Optional.of(new Mistake(this.accessKeyName,
					"This is the example key of AWS's documentation, which AWS does not accept.",
					"Create an access key in the AWS console (IAM, your user, Security credentials), or set"
							+ " `aws.lightsail.endpoint` to use an emulator."));
		}
		return Optional.empty();
	}

	private Optional<Mistake> checkTogether(String accessKeyId, @Nullable Secret token) {
		if (accessKeyId.startsWith(TEMPORARY) && token == null) {
			return Optional.of(new Mistake(this.sessionTokenName,
					"A temporary access key (ASIA...) needs its session token, which is missing.",
					"Set `%s`, or use a long-term key (AKIA...).".formatted(this.sessionTokenName)));
		}
		if (accessKeyId.startsWith(LONG_TERM) && token != null) {
			return Optional.of(new Mistake(this.sessionTokenName,
					"A long-term access key (AKIA...) has no session token, but one is set.",
					"Remove `%s`, or use the temporary key (ASIA...) that it belongs to."
						.formatted(this.sessionTokenName)));
		}
		return Optional.empty();
	}

}
