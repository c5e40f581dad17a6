package io.github.lightsailboot.client;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsProperties;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Builds every AWS client of this starter: with its credentials, region and endpoint, the
 * shared HTTP client and the user's customizers. Neither credentials nor the network are
 * needed to build one. A client is closed by whoever asked for it; the shared HTTP client
 * is closed with this factory.
 */
public final class LightsailClientFactory implements AutoCloseable {

	private final Supplier<AwsCredentialsProvider> credentials;

	private final ClientTarget lightsail;

	private final ClientTarget ses;

	private final ClientCustomizers customizers;

	private final RejectedCredentialsInterceptor rejectedCredentials;

	private final SharedHttpClient sharedHttpClient = new SharedHttpClient();

	private final Preloading preloading = new Preloading();

	public LightsailClientFactory(Supplier<AwsCredentialsProvider> credentials, ClientTarget lightsail,
			ClientTarget ses, ClientCustomizers customizers) {
		this.credentials = credentials;
		this.lightsail = lightsail;
		this.ses = ses;
		this.customizers = customizers;
		this.rejectedCredentials = new RejectedCredentialsInterceptor(credentials);
	}

	/**
	 * Return where Lightsail requests go; STS and IAM share its endpoint.
	 * @return the target
	 */
	public ClientTarget lightsailTarget() {
		return this.lightsail;
	}

	/**
	 * Return where requests of both SES APIs go.
	 * @return the target
	 */
	public ClientTarget sesTarget() {
		return this.ses;
	}

	/**
	 * Return the provider of the credentials that the clients sign with.
	 * @return the provider
	 */
	public AwsCredentialsProvider credentialsProvider() {
		return this.credentials.get();
	}

	/**
	 * Build a Lightsail client.
	 * @param options what it wants otherwise than the others
	 * @return a new client
	 */
	public LightsailClient createLightsailClient(SyncClientOptions options) {
		return createSyncClient(LightsailClient.builder(), this.lightsail, options,
				(builder) -> builder.endpointProvider(AwsEndpoints.lightsail()),
				this.customizers.lightsail().orderedStream());
	}

	/**
	 * Build an SES (API version 2) client.
	 * @param options what it wants otherwise than the others
	 * @return a new client
	 */
	public SesV2Client createSesV2Client(SyncClientOptions options) {
		return createSyncClient(SesV2Client.builder(), this.ses, options,
				(builder) -> builder.endpointProvider(AwsEndpoints.sesV2()), this.customizers.sesV2().orderedStream());
	}

	/**
	 * Build an STS client.
	 * @param region the region whose STS is asked
	 * @param options what it wants otherwise than the others
	 * @return a new client
	 */
	public StsClient createStsClient(Region region, SyncClientOptions options) {
		return createSyncClient(StsClient.builder(), this.lightsail.in(region), options,
				(builder) -> builder.endpointProvider(AwsEndpoints.sts()), this.customizers.sts().orderedStream());
	}

	/**
	 * Build a synchronous client of any service.
	 * @param <B> the type of the builder
	 * @param <C> the type of the client
	 * @param builder the client's builder
	 * @param target where the requests go
	 * @param options what the client wants otherwise than the others
	 * @param awsEndpointRules sets AWS's endpoint rules without the SDK's own endpoint
	 * settings on the builder
	 * @param clientCustomizers the customizers of this service's clients
	 * @return a new client
	 */
	public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C createSyncClient(B builder,
			ClientTarget target, SyncClientOptions options, Consumer<B> awsEndpointRules,
			Stream<? extends AwsClientCustomizer<B>> clientCustomizers) {
		SdkHttpClient httpClient = options.httpClient();
		if (httpClient == null) {
			httpClient = this.sharedHttpClient;
			this.preloading.tls(this.sharedHttpClient);
		}
		builder.httpClient(httpClient);
		return build(builder, target, options::configure, awsEndpointRules, () -> {
			this.customizers.sync().orderedStream().forEach((customizer) -> customizer.customize(builder));
			clientCustomizers.forEach((customizer) -> customizer.customize(builder));
		});
	}

	/**
	 * Build an asynchronous client of any service.
	 * @param <B> the type of the builder
	 * @param <C> the type of the client
	 * @param builder the client's builder
	 * @param target where the requests go
	 * @param awsEndpointRules sets AWS's endpoint rules without the SDK's own endpoint
	 * settings on the builder
	 * @return a new client
	 */
	public <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> C createAsyncClient(B builder,
			ClientTarget target, Consumer<B> awsEndpointRules) {
		return build(builder, target, (configuration) -> {
		}, awsEndpointRules,
				() -> this.customizers.async().orderedStream().forEach((customizer) -> customizer.customize(builder)));
	}

	private <B extends AwsClientBuilder<B, C>, C> C build(B builder, ClientTarget target,
			Consumer<ClientOverrideConfiguration.Builder> options, Consumer<B> awsEndpointRules, Runnable customize) {
		this.preloading.metadata();
		new AwsClientBuilderConfigurer(this.credentials.get(), target::region, new AwsProperties()).configure(builder);
		ClientOverrideConfiguration.Builder configuration = builder.overrideConfiguration().toBuilder();
		configuration.addExecutionInterceptor(this.rejectedCredentials);
		this.customizers.instrumentation().orderedStream().forEach((it) -> it.instrument(configuration));
		options.accept(configuration);
		ClientOverrideConfiguration defaults = configuration.build();
		builder.overrideConfiguration(defaults);
		customize.run();
		builder.overrideConfiguration(OverrideConfigurations.fill(builder.overrideConfiguration(), defaults));
		if (target.endpoint() != null) {
			builder.endpointOverride(target.endpoint()).fipsEnabled(false).dualstackEnabled(false);
		}
		else {
			awsEndpointRules.accept(builder);
		}
		return builder.build();
	}

	@Override
	public void close() {
		this.sharedHttpClient.close();
	}

}
