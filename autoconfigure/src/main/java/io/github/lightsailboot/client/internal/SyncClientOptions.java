package io.github.lightsailboot.client.internal;

import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * How one synchronous client differs from the others: timeouts, a retry strategy, an HTTP
 * client of its own. Customizers are applied after it.
 */
public final class SyncClientOptions {

	private static final SyncClientOptions DEFAULTS = new SyncClientOptions((configuration) -> {
	}, null);

	private final Consumer<ClientOverrideConfiguration.Builder> configuration;

	private final @Nullable SdkHttpClient httpClient;

	private SyncClientOptions(Consumer<ClientOverrideConfiguration.Builder> configuration,
			@Nullable SdkHttpClient httpClient) {
		this.configuration = configuration;
		this.httpClient = httpClient;
	}

	/**
	 * Return the options of a client that does not differ.
	 * @return the options
	 */
	public static SyncClientOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Return these options with the given configuration.
	 * @param configuration sets timeouts, a retry strategy, interceptors
	 * @return the options
	 */
	public SyncClientOptions withConfiguration(Consumer<ClientOverrideConfiguration.Builder> configuration) {
		return new SyncClientOptions(this.configuration.andThen(configuration), this.httpClient);
	}

	/**
	 * Return these options with an HTTP client other than the shared one.
	 * @param httpClient the HTTP client, which the caller closes
	 * @return the options
	 */
	public SyncClientOptions withHttpClient(SdkHttpClient httpClient) {
		return new SyncClientOptions(this.configuration,
				Objects.requireNonNull(httpClient, "'httpClient' must not be null"));
	}

	void configure(ClientOverrideConfiguration.Builder builder) {
		this.configuration.accept(builder);
	}

	@Nullable SdkHttpClient httpClient() {
		return this.httpClient;
	}

}
