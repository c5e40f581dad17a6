package io.github.lightsailboot.client.internal;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.awspring.cloud.autoconfigure.AwsAsyncClientCustomizer;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.core.AwsProperties;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.function.SingletonSupplier;

/**
 * Creates every AWS client of this starter: with its credentials, region and endpoint,
 * and customized by the beans of the application. Creating a client sends no request. The
 * caller closes the client.
 */
public final class LightsailClientFactory {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	/**
	 * Long, because SES accepts messages of up to 40 MB.
	 */
	private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

	private final LightsailCredentialsProvider credentials;

	private final ClientTarget lightsail;

	private final ClientTarget ses;

	private final BeanFactory beans;

	private final @Nullable SslBundle sslBundle;

	private final SingletonSupplier<SdkHttpClient> sharedHttpClient = SingletonSupplier
		.of(() -> createHttpClient(CONNECT_TIMEOUT, READ_TIMEOUT));

	/**
	 * Create a factory.
	 * @param credentials the credentials that the clients sign with
	 * @param lightsail where Lightsail requests go
	 * @param ses where SES requests go
	 * @param beans the bean factory that contains the customizers
	 * @param sslBundle the certificates of TLS connections, or {@code null} for those of
	 * the JVM
	 */
	public LightsailClientFactory(LightsailCredentialsProvider credentials, ClientTarget lightsail, ClientTarget ses,
			BeanFactory beans, @Nullable SslBundle sslBundle) {
		this.credentials = credentials;
		this.lightsail = lightsail;
		this.ses = ses;
		this.beans = beans;
		this.sslBundle = sslBundle;
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
	 * Return the credentials that the clients sign with.
	 * @return the provider
	 */
	public LightsailCredentialsProvider credentialsProvider() {
		return this.credentials;
	}

	/**
	 * Create an HTTP client with the SSL bundle of this starter and the proxy that the
	 * JVM and the environment name.
	 * @param connectTimeout timeout for connecting
	 * @param readTimeout timeout between two reads of a response
	 * @return a new HTTP client
	 */
	public SdkHttpClient createHttpClient(Duration connectTimeout, Duration readTimeout) {
		return UrlConnectionHttpClient.create(new AwsConnections(this.sslBundle, connectTimeout, readTimeout));
	}

	/**
	 * Create a synchronous client.
	 * @param <B> the type of the builder
	 * @param <C> the type of the client
	 * @param client the client
	 * @return a new client
	 */
	public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C create(ClientDescriptor<B, C> client) {
		return create(client, this.sharedHttpClient.obtain(), (configuration) -> {
		});
	}

	/**
	 * Create a synchronous client that differs from the one that the application injects.
	 * @param <B> the type of the builder
	 * @param <C> the type of the client
	 * @param client the client
	 * @param httpClient the HTTP client, which the caller closes
	 * @param options sets timeouts, a retry strategy, interceptors; customizers are
	 * applied after it
	 * @return a new client
	 */
	public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C create(ClientDescriptor<B, C> client,
			SdkHttpClient httpClient, Consumer<ClientOverrideConfiguration.Builder> options) {
		B builder = client.builder().get();
		builder.httpClient(httpClient);
		return build(client, builder, options,
				() -> beans(AwsSyncClientCustomizer.class).forEach((customizer) -> customizer.customize(builder)));
	}

	/**
	 * Create an asynchronous client, for which the SDK's Netty client is needed.
	 * @param <B> the type of the builder
	 * @param <C> the type of the client
	 * @param client the client
	 * @return a new client
	 */
	public <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> C createAsync(
			ClientDescriptor<B, C> client) {
		B builder = client.builder().get();
		builder.httpClientBuilder(AsyncHttpClients.builder(this.sslBundle));
		return build(client, builder, (configuration) -> {
		}, () -> beans(AwsAsyncClientCustomizer.class).forEach((customizer) -> customizer.customize(builder)));
	}

	private <B extends AwsClientBuilder<B, C>, C> C build(ClientDescriptor<B, C> client, B builder,
			Consumer<ClientOverrideConfiguration.Builder> options, Runnable sharedCustomizers) {
		ClientTarget target = client.target().apply(this);
		new AwsClientBuilderConfigurer(this.credentials, target::region, new AwsProperties()).configure(builder);
		ClientOverrideConfiguration.Builder configuration = builder.overrideConfiguration().toBuilder();
		configuration.addExecutionInterceptor(new MaskingInterceptor())
			.addExecutionInterceptor(new RejectedCredentialsInterceptor(this.credentials));
		beans(ClientInstrumentation.class).forEach((instrumentation) -> instrumentation.instrument(configuration));
		options.accept(configuration);
		ClientOverrideConfiguration defaults = configuration.build();
		builder.overrideConfiguration(defaults);
		sharedCustomizers.run();
		if (client.customizer() != null) {
			beans(client.customizer()).forEach((customizer) -> customizer.customize(builder));
		}
		builder.overrideConfiguration(OverrideConfigurations.fill(builder.overrideConfiguration(), defaults));
		if (target.endpoint() != null) {
			builder.endpointOverride(target.endpoint()).fipsEnabled(false).dualstackEnabled(false);
		}
		else {
			client.awsEndpoints().accept(builder);
		}
		return builder.build();
	}

	private <T> Stream<T> beans(Class<T> type) {
		return this.beans.getBeanProvider(type).orderedStream();
	}

}
