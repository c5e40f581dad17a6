package io.github.lightsailboot.credentials;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * The pair that a source gave last, as the SDK wants it: made once for each pair, told
 * when it changes, and remembered as a secret.
 */
final class CurrentCredentials {

	private static final Log logger = LogFactory.getLog(CurrentCredentials.class);

	private final String source;

	private final KnownSecrets knownSecrets;

	private volatile State state;

	CurrentCredentials(String source, KeyPair pair, KnownSecrets knownSecrets) {
		this.source = source;
		this.knownSecrets = knownSecrets;
		this.state = remember(pair);
	}

	KeyPair pair() {
		return this.state.pair();
	}

	AwsCredentials of(KeyPair pair) {
		State state = this.state;
		return pair.equals(state.pair()) ? state.credentials() : change(pair);
	}

	private synchronized AwsCredentials change(KeyPair pair) {
		State state = this.state;
		if (pair.equals(state.pair())) {
			return state.credentials();
		}
		State changed = remember(pair);
		this.state = changed;
		logger.info("Now uses the access key %s from %s".formatted(MaskedAccessKeyId.of(pair.accessKey().reveal()),
				this.source));
		return changed.credentials();
	}

	private State remember(KeyPair pair) {
		this.knownSecrets.add(pair.secretKey());
		this.knownSecrets.add(pair.sessionToken());
		return new State(pair, pair.toCredentials());
	}

	private record State(KeyPair pair, AwsCredentials credentials) {

	}

}
