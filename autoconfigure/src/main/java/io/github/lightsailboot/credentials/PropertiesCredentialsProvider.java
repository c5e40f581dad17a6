package io.github.lightsailboot.credentials;

import java.util.Optional;
import java.util.function.Supplier;

import io.github.lightsailboot.diagnostics.Mistake;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Credentials from properties. Fixed at start, but for a refresh of the properties.
 */
public final class PropertiesCredentialsProvider implements LightsailCredentialsProvider {

	private static final Log logger = LogFactory.getLog(PropertiesCredentialsProvider.class);

	private static final String SOURCE = "properties";

	private final Supplier<KeyPair> pair;

	private final CurrentCredentials current;

	private final KeyPairRules rules;

	private volatile @Nullable Refusal refusal;

	/**
	 * Create a provider.
	 * @param pair gives the pair as it is configured now
	 * @param rules what a pair that was refreshed has to follow
	 * @param knownSecrets where to remember every secret that was ever configured
	 */
	public PropertiesCredentialsProvider(Supplier<KeyPair> pair, KeyPairRules rules, KnownSecrets knownSecrets) {
		this.pair = pair;
		this.rules = rules;
		this.current = new CurrentCredentials(SOURCE, pair.get(), knownSecrets);
	}

	@Override
	public AwsCredentials resolveCredentials() {
		KeyPair latest = this.pair.get();
		if (latest.equals(this.current.pair())) {
			this.refusal = null;
			return this.current.of(latest);
		}
		Refusal refusal = this.refusal;
		if (refusal == null || !refusal.pair().equals(latest)) {
			refusal = this.rules.checkSuccessor(latest, this.current.pair())
				.map((mistake) -> new Refusal(latest, mistake))
				.orElse(null);
			this.refusal = refusal;
			if (refusal != null) {
				logger.warn("The credentials in use stay, for the refreshed ones cannot be used. `%s`: %s %s"
					.formatted(refusal.mistake().key(), refusal.mistake().problem(), refusal.mistake().cure()));
			}
		}
		return this.current.of((refusal != null) ? this.current.pair() : latest);
	}

	@Override
	public Optional<String> sourceProblem() {
		return Optional.ofNullable(this.refusal)
			.map((refusal) -> "`%s`: %s".formatted(refusal.mistake().key(), refusal.mistake().problem()));
	}

	@Override
	public String source() {
		return SOURCE;
	}

	@Override
	public String toString() {
		return "PropertiesCredentialsProvider()";
	}

	/**
	 * A refreshed pair that is not used.
	 *
	 * @param pair the pair
	 * @param mistake what is wrong with it
	 */
	private record Refusal(KeyPair pair, Mistake mistake) {
	}

}
