package io.github.lightsailboot.credentials.internal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Provides the credentials that every client signs with, from any source. Remembers their
 * secrets, reports changes, and falls back to the previous credentials if AWS rejects new
 * ones of a file or a refresh.
 */
public final class LightsailCredentialsProvider implements AwsCredentialsProvider, SdkAutoCloseable {

	private static final Log logger = LogFactory.getLog(LightsailCredentialsProvider.class);

	private static final Duration VERSION_LIMIT = Duration.ofMillis(250);

	private static final Duration SECRETS_LIMIT = Duration.ofSeconds(1);

	private final String source;

	private final AwsCredentialsProvider delegate;

	private final KnownSecrets knownSecrets;

	private final BoundedTask resolve;

	private volatile @Nullable AwsCredentials current;

	private volatile @Nullable Fallback fallback;

	private volatile long version;

	private @Nullable AwsCredentials predecessor;

	private boolean currentRefused;

	/**
	 * Create a provider.
	 * @param source the kind of source, such as {@code credentials-csv}; never a path
	 * @param delegate the provider of the credentials
	 * @param knownSecrets where to remember every secret that it ever resolved
	 */
	public LightsailCredentialsProvider(String source, AwsCredentialsProvider delegate, KnownSecrets knownSecrets) {
		this(source, delegate, knownSecrets, System::nanoTime);
	}

	LightsailCredentialsProvider(String source, AwsCredentialsProvider delegate, KnownSecrets knownSecrets,
			LongSupplier nanoTime) {
		this.source = source;
		this.delegate = delegate;
		this.knownSecrets = knownSecrets;
		this.resolve = new BoundedTask("lightsail-credentials", this::resolveQuietly, nanoTime);
		if (delegate instanceof StaticCredentialsProvider) {
			knownSecrets.add(delegate.resolveCredentials());
		}
	}

	/**
	 * Return a provider for credentials of the application's own.
	 * @param provider the provider of the credentials
	 * @param knownSecrets where to remember every secret that it ever resolved
	 * @return the same provider if it is one of this type
	 */
	public static LightsailCredentialsProvider of(AwsCredentialsProvider provider, KnownSecrets knownSecrets) {
		return (provider instanceof LightsailCredentialsProvider ours) ? ours
				: new LightsailCredentialsProvider("bean", provider, knownSecrets);
	}

	@Override
	public AwsCredentials resolveCredentials() {
		return track(useFallback(this.delegate.resolveCredentials()));
	}

	private AwsCredentials useFallback(AwsCredentials latest) {
		Fallback fallback = this.fallback;
		if (fallback == null) {
			return latest;
		}
		if (latest.equals(fallback.refused())) {
			return fallback.credentials();
		}
		this.fallback = null;
		return latest;
	}

	private AwsCredentials track(AwsCredentials credentials) {
		this.resolve.renew();
		if (!isSame(credentials, this.current)) {
			change(credentials);
		}
		return credentials;
	}

	private synchronized void change(AwsCredentials credentials) {
		AwsCredentials last = this.current;
		if (isSame(credentials, last)) {
			return;
		}
		this.knownSecrets.add(credentials);
		this.predecessor = this.currentRefused ? null : last;
		this.currentRefused = false;
		this.current = credentials;
		this.version++;
		if (last != null) {
			logger.info("Using the access key %s from %s".formatted(MaskedAccessKeyId.of(credentials.accessKeyId()),
					this.source));
		}
	}

	/**
	 * Report that AWS rejected a request. The source is read again before the next one.
	 * If the rejected credentials came from a file or a refresh and are still in use, the
	 * previous ones are used until the source changes again, unless AWS rejected those
	 * too.
	 * @param credentials the credentials that the request was signed with
	 */
	public synchronized void refused(AwsCredentialsIdentity credentials) {
		if (!(this.delegate instanceof ChangingCredentials changing)) {
			return;
		}
		changing.lookAgain();
		this.resolve.expire();
		AwsCredentials current = this.current;
		if (this.currentRefused || current == null || !isSame(credentials, current)) {
			return;
		}
		this.currentRefused = true;
		if (this.fallback != null) {
			this.fallback = null;
		}
		else if (this.predecessor != null && !(current instanceof AwsSessionCredentials)) {
			this.fallback = new Fallback(current, this.predecessor);
			logger.warn("%s. %s".formatted(problem(current),
					"Correct the new one, or check in the IAM console that it is active."));
		}
	}

	private static String problem(AwsCredentials refused) {
		return "AWS refused the new access key %s, so the previous one is in use"
			.formatted(MaskedAccessKeyId.of(refused.accessKeyId()));
	}

	/**
	 * Return the key pair of the properties.
	 * @return the pair, or empty if the credentials have another source
	 */
	public Optional<PairCredentials> pair() {
		return (this.delegate instanceof PairCredentials pair) ? Optional.of(pair) : Optional.empty();
	}

	/**
	 * Return the kind of source, such as {@code properties}, {@code credentials-csv} or
	 * {@code profile}; never a path.
	 * @return the kind of source
	 */
	public String source() {
		return this.source;
	}

	/**
	 * Return why the credentials in use differ from those in the source, in a sentence
	 * without a secret.
	 * @return the problem, or empty if there is none
	 */
	public Optional<String> sourceProblem() {
		Optional<String> problem = (this.delegate instanceof ChangingCredentials changing) ? changing.problem()
				: Optional.empty();
		return problem.or(() -> Optional.ofNullable(this.fallback).map((fallback) -> problem(fallback.refused())));
	}

	/**
	 * Return a number that increases each time the credentials change. Looks for newer
	 * credentials at most once a second, and waits up to 250 milliseconds for them, but
	 * not before credentials were resolved for the first time.
	 * @return the number, 0 before credentials were resolved for the first time
	 */
	public long version() {
		if (this.version > 0) {
			this.resolve.run(VERSION_LIMIT);
		}
		return this.version;
	}

	/**
	 * Resolve the credentials of another provider, unless they were resolved before, so
	 * that their secrets are known. Waits up to a second.
	 */
	public void discoverSecrets() {
		if (this.version == 0 && !(this.delegate instanceof ChangingCredentials)) {
			this.resolve.run(SECRETS_LIMIT);
		}
	}

	private void resolveQuietly() {
		try {
			resolveCredentials();
		}
		catch (RuntimeException ex) {
			// The message of another provider may contain a secret
			logger.debug("The credentials cannot be resolved: " + ex.getClass().getName());
		}
	}

	private static boolean isSame(AwsCredentialsIdentity credentials, @Nullable AwsCredentialsIdentity other) {
		return other != null && credentials.accessKeyId().equals(other.accessKeyId())
				&& credentials.secretAccessKey().equals(other.secretAccessKey())
				&& Objects.equals(token(credentials), token(other));
	}

	private static @Nullable String token(AwsCredentialsIdentity credentials) {
		return (credentials instanceof AwsSessionCredentialsIdentity session) ? session.sessionToken() : null;
	}

	@Override
	public void close() {
		if (this.delegate instanceof ChangingCredentials && this.delegate instanceof SdkAutoCloseable closeable) {
			closeable.close();
		}
	}

	/**
	 * Credentials that are used in place of rejected ones.
	 *
	 * @param refused the credentials that AWS rejected
	 * @param credentials the credentials that are used
	 */
	private record Fallback(AwsCredentials refused, AwsCredentials credentials) {
	}

}
