package io.github.lightsailboot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.github.lightsailboot.credentials.CredentialsFile;
import io.github.lightsailboot.credentials.CsvCredentialsProvider;
import io.github.lightsailboot.credentials.DelegatingCredentialsProvider;
import io.github.lightsailboot.credentials.KeyPair;
import io.github.lightsailboot.credentials.KeyPairRules;
import io.github.lightsailboot.credentials.KnownSecrets;
import io.github.lightsailboot.credentials.MalformedSourceException;
import io.github.lightsailboot.credentials.PropertiesCredentialsProvider;
import io.github.lightsailboot.credentials.SharedFilesCredentialsProvider;
import io.github.lightsailboot.diagnostics.Mistake;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/**
 * The sources of credentials that are chosen, opened as far as they could be.
 */
final class OpenedCredentials {

	static final String BEAN = LightsailAutoConfiguration.CREDENTIALS_PROVIDER_BEAN;

	private static final Pattern PLAIN_NAME = Pattern.compile(".{1,15}|[a-z][a-z0-9]*([._-][a-z0-9]+)*");

	private final List<String> sources = new ArrayList<>();

	private final List<Mistake> mistakes = new ArrayList<>();

	private final boolean replaced;

	private @Nullable AwsCredentialsProvider provider;

	private @Nullable KeyPair keyPair;

	private @Nullable Supplier<@Nullable String> region;

	private OpenedCredentials(boolean replaced) {
		this.replaced = replaced;
	}

	/**
	 * Open what is chosen.
	 * @param properties the properties
	 * @param details credentials that replace the properties, if there are any
	 * @param surroundings what else there is in the application
	 * @param knownSecrets where to remember secrets
	 */
	static OpenedCredentials open(LightsailProperties properties, @Nullable AwsCredentials details,
			Surroundings surroundings, KnownSecrets knownSecrets) {
		OpenedCredentials opened = new OpenedCredentials(details != null);
		if (details != null) {
			knownSecrets.add(details.secretAccessKey());
			opened.provider = new DelegatingCredentialsProvider(StaticCredentialsProvider.create(details),
					"connection-details");
			return opened;
		}
		if (surroundings.userDefinedCredentials()) {
			opened.sources.add(BEAN);
		}
		opened.sources.addAll(CredentialsSources.of(properties));
		for (String source : opened.sources) {
			try {
				opened.open(source, properties, surroundings, knownSecrets);
			}
			catch (MalformedSourceException ex) {
				opened.mistakes.add(new Mistake(source, sentence(ex.describe(null)), ex.cure()));
			}
		}
		return opened;
	}

	private void open(String source, LightsailProperties properties, Surroundings surroundings,
			KnownSecrets knownSecrets) {
		switch (source) {
			case CredentialsSources.CREDENTIALS_CSV -> openCsv(properties.getCredentialsCsv(), knownSecrets);
			case CredentialsSources.PROFILE -> openProfile(properties.getProfile(), knownSecrets);
			case CredentialsSources.INHERIT_CREDENTIALS -> openInherited(surroundings);
			case BEAN -> {
			}
			default -> openPair(properties, knownSecrets);
		}
	}

	private void openPair(LightsailProperties properties, KnownSecrets knownSecrets) {
		KeyPair pair = properties.keyPair();
		if (pair != null) {
			this.keyPair = pair;
			this.provider = new PropertiesCredentialsProvider(() -> {
				KeyPair current = properties.keyPair();
				return (current != null) ? current : pair;
			}, new KeyPairRules(CredentialsSources.ACCESS_KEY, CredentialsSources.SECRET_KEY,
					CredentialsSources.SESSION_TOKEN), knownSecrets);
		}
	}

	private void openCsv(@Nullable String location, KnownSecrets knownSecrets) {
		if (location != null) {
			CredentialsFile file = CredentialsFile.of(location);
			try {
				CsvCredentialsProvider csv = new CsvCredentialsProvider(file.resource(), file.displayName(),
						knownSecrets);
				this.keyPair = csv.keyPair();
				this.provider = csv;
			}
			catch (MalformedSourceException ex) {
				this.mistakes.add(new Mistake(CredentialsSources.CREDENTIALS_CSV,
						sentence(ex.describe(file.displayName())), ex.cure()));
			}
		}
	}

	private void openProfile(@Nullable String name, KnownSecrets knownSecrets) {
		if (name == null) {
			return;
		}
		String shown = PLAIN_NAME.matcher(name).matches() ? "Profile `%s`".formatted(name) : "The profile";
		try {
			SharedFilesCredentialsProvider profile = new SharedFilesCredentialsProvider(name, knownSecrets);
			this.keyPair = profile.keyPair().orElse(null);
			this.region = () -> profile.region().orElse(null);
			this.provider = profile;
		}
		catch (MalformedSourceException ex) {
			this.mistakes.add(new Mistake(CredentialsSources.PROFILE, sentence(ex.describe(shown)), ex.cure()));
		}
	}

	private void openInherited(Surroundings surroundings) {
		AwsCredentialsProvider inherited = surroundings.inheritedCredentials().getIfAvailable();
		if (inherited == null) {
			this.mistakes.add(new Mistake(CredentialsSources.INHERIT_CREDENTIALS,
					"There are no credentials of Spring Cloud AWS to inherit.",
					"Let its CredentialsProviderAutoConfiguration take part, or choose another source."));
			return;
		}
		this.provider = new DelegatingCredentialsProvider(inherited, "inherit-credentials");
		this.region = () -> region(surroundings.inheritedRegion().getIfAvailable());
	}

	private static @Nullable String region(@Nullable AwsRegionProvider provider) {
		try {
			Region region = (provider != null) ? provider.getRegion() : null;
			return (region != null) ? region.id() : null;
		}
		catch (SdkException ex) {
			return null;
		}
	}

	private static String sentence(String clause) {
		return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
	}

	/**
	 * Return whether no source is chosen.
	 */
	boolean isMissing() {
		return !this.replaced && this.sources.isEmpty();
	}

	/**
	 * Return whether the one source is a property.
	 */
	boolean useProperties() {
		return this.sources.size() == 1 && !this.sources.contains(BEAN);
	}

	/**
	 * Return the sources that are chosen, by the keys that choose them.
	 */
	List<String> sources() {
		return this.sources;
	}

	List<Mistake> mistakes() {
		return this.mistakes;
	}

	/**
	 * Return the provider, or {@code null} if it is the user's own bean or the source is
	 * not usable.
	 */
	@Nullable AwsCredentialsProvider provider() {
		return this.provider;
	}

	/**
	 * Return the key pair that the source holds at start, if it holds one.
	 */
	@Nullable KeyPair keyPair() {
		return this.keyPair;
	}

	/**
	 * Return the region that comes with the source.
	 */
	@Nullable String region() {
		return (this.region != null) ? this.region.get() : null;
	}

}
