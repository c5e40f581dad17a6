package io.github.lightsailboot.credentials.internal;

import java.util.Optional;

import io.github.lightsailboot.credentials.Secret;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The key pair of the properties. A refresh of the properties replaces it.
 */
public final class PairCredentials implements ChangingCredentials {

	private static final Log logger = LogFactory.getLog(PairCredentials.class);

	private final KeyPairRules rules;

	private final KnownSecrets knownSecrets;

	private volatile AwsCredentials pair;

	private volatile @Nullable String problem;

	/**
	 * Create a provider.
	 * @param pair the first pair
	 * @param rules the rules for pairs that replace it
	 * @param knownSecrets where to remember every secret that was ever configured
	 */
	public PairCredentials(AwsCredentials pair, KeyPairRules rules, KnownSecrets knownSecrets) {
		this.pair = pair;
		this.rules = rules;
		this.knownSecrets = knownSecrets;
		knownSecrets.add(pair);
	}

	/**
	 * Return the pair of the given keys.
	 * @param accessKey the access key ID
	 * @param secretKey the secret
	 * @param sessionToken the session token of temporary keys
	 * @return the pair, or {@code null} if one of its keys is missing
	 */
	public static @Nullable AwsCredentials pair(@Nullable Secret accessKey, @Nullable Secret secretKey,
			@Nullable Secret sessionToken) {
		if (accessKey == null || secretKey == null) {
			return null;
		}
		return (sessionToken != null)
				? AwsSessionCredentials.create(accessKey.reveal(), secretKey.reveal(), sessionToken.reveal())
				: AwsBasicCredentials.create(accessKey.reveal(), secretKey.reveal());
	}

	/**
	 * Replace the pair, unless its successor is invalid.
	 * @param accessKey the access key ID that is configured now
	 * @param secretKey the secret that is configured now
	 * @param sessionToken the session token that is configured now
	 */
	public synchronized void replace(@Nullable Secret accessKey, @Nullable Secret secretKey,
			@Nullable Secret sessionToken) {
		this.knownSecrets.add(secretKey);
		this.knownSecrets.add(sessionToken);
		AwsCredentials successor = pair(accessKey, secretKey, sessionToken);
		String problem = (successor != null)
				? this.rules.check(successor)
					.stream()
					.findFirst()
					.map((error) -> "`%s`: %s".formatted(error.property(), error.reason()))
					.orElse(null)
				: "The refreshed properties have %s."
					.formatted((accessKey != null || secretKey != null) ? "only one key of the pair" : "no key pair");
		this.problem = problem;
		if (problem != null) {
			logger.warn("The current credentials remain in use. " + problem);
		}
		else if (successor != null) {
			this.pair = successor;
		}
	}

	/**
	 * Keep the pair.
	 * @param problem why the current values of the properties are not used
	 */
	public void keep(String problem) {
		this.problem = problem;
	}

	@Override
	public AwsCredentials resolveCredentials() {
		return this.pair;
	}

	@Override
	public Optional<String> problem() {
		return Optional.ofNullable(this.problem);
	}

}
