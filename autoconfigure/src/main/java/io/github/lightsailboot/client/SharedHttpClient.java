package io.github.lightsailboot.client;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The one HTTP client of all synchronous clients. What TLS needs takes a while to load,
 * so it is loaded apart from the clients, and at the latest for the first request. The
 * SDK closes no HTTP client that it was given.
 */
final class SharedHttpClient implements SdkHttpClient {

	private volatile @Nullable SdkHttpClient delegate;

	/**
	 * Make what does the work, unless it is there.
	 */
	void prepare() {
		delegate();
	}

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		return delegate().prepareRequest(request);
	}

	private SdkHttpClient delegate() {
		SdkHttpClient delegate = this.delegate;
		return (delegate != null) ? delegate : create();
	}

	private synchronized SdkHttpClient create() {
		SdkHttpClient delegate = this.delegate;
		if (delegate == null) {
			delegate = UrlConnectionHttpClient.create();
			this.delegate = delegate;
		}
		return delegate;
	}

	@Override
	public String clientName() {
		return "UrlConnection";
	}

	@Override
	public synchronized void close() {
		if (this.delegate != null) {
			this.delegate.close();
			this.delegate = null;
		}
	}

}
