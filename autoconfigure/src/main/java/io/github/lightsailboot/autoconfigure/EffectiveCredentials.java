package io.github.lightsailboot.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import io.github.lightsailboot.credentials.internal.CredentialsFile;
import io.github.lightsailboot.credentials.internal.CsvCredentials;
import io.github.lightsailboot.credentials.internal.InvalidSourceException;
import io.github.lightsailboot.credentials.internal.KeyPairRules;
import io.github.lightsailboot.credentials.internal.KnownSecrets;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.credentials.internal.PairCredentials;
import io.github.lightsailboot.credentials.internal.ProfileCredentials;
import io.github.lightsailboot.diagnostics.ConfigurationError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.StringUtils;

/**
 * The credentials in effect.
 *
 * @param sources what chooses a source: a property, the application's own bean, or
 * connection details; more or fewer than one is an error
 * @param provider the provider, or {@code null} if the application has its own, or the
 * source has an error
 * @param pair the key pair that the source has at start, or {@code null}
 * @param regionSupplier the region of the source
 * @param error why the source cannot be used, or {@code null}
 */
record EffectiveCredentials(List<String> sources, @Nullable LightsailCredentialsProvider provider,
		@Nullable AwsCredentials pair, Supplier<@Nullable String> regionSupplier, @Nullable ConfigurationError error) {

	private static final String BEAN = LightsailAutoConfiguration.CREDENTIALS_PROVIDER_BEAN;

	private static final String CONNECTION_DETAILS = "connection-details";

	private EffectiveCredentials(List<String> sources, @Nullable ConfigurationError error) {
		this(sources, null, null, () -> null, error);
	}

	/**
	 * Resolve the source of the credentials.
	 * @param properties the properties
	 * @param replacement credentials of connection details that replace the properties
	 * @param ownBean whether the application defines the bean that provides credentials
	 * @param endpoints the endpoints in effect
	 * @param inherited the credentials and the region of Spring Cloud AWS
	 * @param knownSecrets where to remember secrets
	 */
	static EffectiveCredentials of(LightsailProperties properties, @Nullable AwsCredentials replacement,
			boolean ownBean, EffectiveEndpoints endpoints, Inherited inherited, KnownSecrets knownSecrets) {
		if (replacement != null) {
			return opened(CONNECTION_DETAILS, StaticCredentialsProvider.create(replacement), null, () -> null,
					knownSecrets);
		}
		List<String> sources = CredentialsSources.of(properties);
		if (ownBean) {
			sources.add(0, BEAN);
		}
		try {
			return (sources.size() == 1) ? open(sources.get(0), properties, endpoints, inherited, knownSecrets)
					: new EffectiveCredentials(sources, null);
		}
		catch (InvalidSourceException ex) {
			return new EffectiveCredentials(sources,
					new ConfigurationError(sources.get(0), StringUtils.capitalize(ex.reason()) + ".", ex.action()));
		}
	}

	private static EffectiveCredentials open(String source, LightsailProperties properties,
			EffectiveEndpoints endpoints, Inherited inherited, KnownSecrets knownSecrets) {
		KeyPairRules rules = rules(source, endpoints.aws());
		String csv = properties.getCredentialsCsv();
		if (csv != null) {
			CsvCredentials file = new CsvCredentials(CredentialsFile.of(csv), rules, knownSecrets);
			return opened(source, file, file.resolveCredentials(), () -> null, knownSecrets);
		}
		String name = properties.getProfile();
		if (name != null) {
			ProfileCredentials profile = new ProfileCredentials(name, endpoints.all() == null, rules, knownSecrets);
			return opened(source, profile, profile.keyPair().orElse(null), () -> profile.region().orElse(null),
					knownSecrets);
		}
		if (properties.isInheritCredentials()) {
			AwsCredentialsProvider provider = inherited.credentials().getIfAvailable();
			return (provider != null) ? opened(source, provider, null, inherited::regionId, knownSecrets)
					: new EffectiveCredentials(List.of(source), new ConfigurationError(source,
							"There are no credentials of Spring Cloud AWS to inherit.",
							"Do not exclude its CredentialsProviderAutoConfiguration, or choose another source."));
		}
		AwsCredentials pair = PairCredentials.pair(properties.getAccessKey(), properties.getSecretKey(),
				properties.getSessionToken());
		return (pair != null)
				? opened(source, new PairCredentials(pair, rules, knownSecrets), pair, () -> null, knownSecrets)
				: new EffectiveCredentials(List.of(source), null);
	}

	private static EffectiveCredentials opened(String source, AwsCredentialsProvider provider,
			@Nullable AwsCredentials pair, Supplier<@Nullable String> region, KnownSecrets knownSecrets) {
		String kind = CredentialsSources.isPair(source) ? "properties" : source.substring(source.lastIndexOf('.') + 1);
		return new EffectiveCredentials(List.of(source), new LightsailCredentialsProvider(kind, provider, knownSecrets),
				pair, region, null);
	}

	private static KeyPairRules rules(String source, boolean aws) {
		return CredentialsSources.isPair(source) ? new KeyPairRules(CredentialsSources.ACCESS_KEY,
				CredentialsSources.SECRET_KEY, CredentialsSources.SESSION_TOKEN, aws) : new KeyPairRules(source, aws);
	}

	/**
	 * Return the rules of AWS for the form of the key pair.
	 */
	KeyPairRules rules() {
		return rules(this.sources.get(0), true);
	}

	/**
	 * Return whether a property is the one source.
	 */
	boolean isProperty() {
		return this.sources.size() == 1 && this.sources.get(0).startsWith(LightsailProperties.PREFIX);
	}

	@Nullable String region() {
		return this.regionSupplier.get();
	}

	/**
	 * The credentials and the region that Spring Cloud AWS is configured with.
	 *
	 * @param credentials the credentials
	 * @param region the region
	 */
	record Inherited(ObjectProvider<AwsCredentialsProvider> credentials, ObjectProvider<AwsRegionProvider> region) {

		@Nullable String regionId() {
			try {
				AwsRegionProvider provider = this.region.getIfAvailable();
				Region region = (provider != null) ? provider.getRegion() : null;
				return (region != null) ? region.id() : null;
			}
			catch (SdkException ex) {
				return null;
			}
		}

	}

}
