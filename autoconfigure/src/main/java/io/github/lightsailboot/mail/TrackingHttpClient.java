package io.github.lightsailboot.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Knows of a request that failed whether all of it had left: the body is read to its end
 * only once a connection stands, and a server cannot act on a part of it.
 */
final class TrackingHttpClient implements SdkHttpClient {

	private final CompletableFuture<SdkHttpClient> delegate;

	/**
	 * Create a client.
	 * @param delegate makes the client that does the work
	 * @param executor makes it there: what TLS needs is loaded while the SDK's client is
	 * built
	 */
	TrackingHttpClient(Supplier<SdkHttpClient> delegate, Executor executor) {
		this.delegate = CompletableFuture.supplyAsync(delegate, executor);
	}

	/**
	 * Wait until the client can be used.
	 */
	void awaitReady() {
		delegate();
	}

	private SdkHttpClient delegate() {
		try {
			return this.delegate.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	@Override
	public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
		Optional<ContentStreamProvider> content = request.contentStreamProvider();
		if (content.isEmpty()) {
			return delegate().prepareRequest(request);
		}
		TrackedContent tracked = new TrackedContent(content.get());
		HttpExecuteRequest.Builder builder = HttpExecuteRequest.builder()
			.request(request.httpRequest())
			.contentStreamProvider(tracked);
		request.metricCollector().ifPresent(builder::metricCollector);
		ExecutableHttpRequest executable = delegate().prepareRequest(builder.build());
		return new ExecutableHttpRequest() {

			@Override
			public HttpExecuteResponse call() throws IOException {
				try {
					return executable.call();
				}
				catch (IOException ex) {
					throw tracked.wasReadToTheEnd() ? ex : new RequestNotSentException(ex);
				}
				catch (UncheckedIOException ex) {
					if (tracked.wasReadToTheEnd()) {
						throw ex;
					}
					throw new RequestNotSentException(ex);
				}
			}

			@Override
			public void abort() {
				executable.abort();
			}

		};
	}

	@Override
	public String clientName() {
		return "UrlConnection";
	}

	@Override
	public void close() {
		delegate().close();
	}

	private static final class TrackedContent implements ContentStreamProvider {

		private final ContentStreamProvider delegate;

		private volatile boolean readToTheEnd;

		TrackedContent(ContentStreamProvider delegate) {
			this.delegate = delegate;
		}

		boolean wasReadToTheEnd() {
			return this.readToTheEnd;
		}

		@Override
		public InputStream newStream() {
			return new FilterInputStream(this.delegate.newStream()) {

				@Override
				public int read() throws IOException {
					return noted(super.read());
				}

				@Override
				public int read(byte[] target, int offset, int length) throws IOException {
					return noted(super.read(target, offset, length));
				}

				private int noted(int result) throws IOException {
					// The last bytes may go out before the end of the stream is seen
					if (result < 0 || available() == 0) {
						TrackedContent.this.readToTheEnd = true;
					}
					return result;
				}

			};
		}

		@Override
		public String name() {
			return this.delegate.name();
		}

	}

}
