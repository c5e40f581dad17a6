package io.github.lightsailboot.client;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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

	private final FutureTask<SdkHttpClient> delegate = new FutureTask<>(UrlConnectionHttpClient::create);

	/**
	 * Make what does the work, unless it is there or being made.
	 */
	void prepare() {
		this.delegate.run();
	}

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		prepare();
		return delegate().prepareRequest(request);
	}

	private SdkHttpClient delegate() {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return this.delegate.get();
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("There is no HTTP client", ex.getCause());
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public String clientName() {
		return "UrlConnection";
	}

	@Override
	public void close() {
		if (!this.delegate.cancel(false)) {
			delegate().close();
		}
	}

}
