package io.github.lightsailboot.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/**
 * Tracks one request to SES, with any client: its progress, which is used if it fails,
 * and the ID of the message, which is used if an exception is thrown after the response.
 */
final class RequestTracker implements ExecutionInterceptor {

	/**
	 * A client that does not call this tracker may have sent the whole request.
	 */
	private volatile Progress progress = Progress.WRITTEN;

	private volatile @Nullable String messageId;

	/**
	 * Progress of a request.
	 */
	enum Progress {

		/**
		 * Nothing was sent.
		 */
		PREPARING,

		/**
		 * The request was not written completely, so no server can have processed it.
		 */
		SENDING,

		/**
		 * The whole request was passed to the network.
		 */
		WRITTEN

	}

	Progress progress() {
		return this.progress;
	}

	@Nullable String messageId() {
		return this.messageId;
	}

	@Override
	public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
		this.progress = Progress.PREPARING;
	}

	@Override
	public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		return context.requestBody().map(this::tracked);
	}

	private RequestBody tracked(RequestBody body) {
		long length = body.optionalContentLength().orElse(Long.MAX_VALUE);
		return RequestBody.fromContentProvider(
				() -> new TrackedStream(body.contentStreamProvider().newStream(), length), length, body.contentType());
	}

	/**
	 * Called after the signer has read the body.
	 */
	@Override
	public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
		this.progress = Progress.SENDING;
	}

	@Override
	public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
		if (context.response() instanceof SendEmailResponse response) {
			this.messageId = response.messageId();
		}
	}

	/**
	 * The body of the request. Its last bytes may be sent before its end is read.
	 */
	private final class TrackedStream extends FilterInputStream {

		private long left;

		TrackedStream(InputStream in, long length) {
			super(in);
			this.left = length;
		}

		@Override
		public int read() throws IOException {
			int value = super.read();
			track((value < 0) ? -1 : 1);
			return value;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int count = super.read(target, offset, length);
			track(count);
			return count;
		}

		private void track(int count) {
			this.left -= Math.max(0, count);
			if (count < 0 || this.left <= 0) {
				RequestTracker.this.progress = Progress.WRITTEN;
			}
		}

		@Override
		public boolean markSupported() {
			return false;
		}

	}

}
