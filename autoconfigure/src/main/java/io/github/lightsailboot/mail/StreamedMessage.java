package io.github.lightsailboot.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.IoUtils;

/**
 * Writes a message into the request while it is sent. The SDK would hold it eight times:
 * as Base64 text, as JSON, and with room to grow. It is given a request without content
 * instead, which SES would refuse.
 */
final class StreamedMessage implements ExecutionInterceptor {

	/**
	 * The message of a request.
	 */
	static final ExecutionAttribute<Payload> MESSAGE = new ExecutionAttribute<>("LightsailMailMessage");

	private static final byte[] BEFORE = "{\"Content\":{\"Raw\":{\"Data\":\"".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] AFTER = "\"}},".getBytes(StandardCharsets.US_ASCII);

	private static final ExecutionAttribute<Body> BODY = new ExecutionAttribute<>("LightsailMailBody");

	@Override
	public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		Body body = body(context, attributes);
		return (body == null) ? context.httpRequest()
				: context.httpRequest().toBuilder().putHeader("Content-Length", Long.toString(body.length())).build();
	}

	@Override
	public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		Body body = body(context, attributes);
		return (body == null) ? context.requestBody()
				: Optional.of(RequestBody.fromContentProvider(body::newStream, body.length(), "application/json"));
	}

	private static @Nullable Body body(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
		Payload message = attributes.getAttribute(MESSAGE);
		if (message == null) {
			return null;
		}
		Body body = attributes.getAttribute(BODY);
		if (body == null) {
			body = Body.of(context.requestBody().orElseThrow(), message);
			attributes.putAttribute(BODY, body);
		}
		return body;
	}

	/**
	 * A message, and whether all of its request was taken to be written.
	 */
	static final class Payload {

		private final byte[] message;

		private volatile boolean takenToTheEnd;

		Payload(byte[] message) {
			this.message = message;
		}

		boolean wasTakenToTheEnd() {
			return this.takenToTheEnd;
		}

	}

	/**
	 * JSON with a message in it.
	 */
	private static final class Body {

		private final byte[] before;

		private final Payload payload;

		private final byte[] after;

		private Body(byte[] before, Payload payload, byte[] after) {
			this.before = before;
			this.payload = payload;
			this.after = after;
		}

		static Body of(RequestBody request, Payload payload) {
			byte[] json;
			try (InputStream stream = request.contentStreamProvider().newStream()) {
				json = IoUtils.toByteArray(stream);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			if (json.length < 3 || json[0] != '{') {
				throw new IllegalStateException("The request has no place for the message");
			}
			byte[] after = new byte[AFTER.length + json.length - 1];
			System.arraycopy(AFTER, 0, after, 0, AFTER.length);
			System.arraycopy(json, 1, after, AFTER.length, json.length - 1);
			return new Body(BEFORE, payload, after);
		}

		long length() {
			return this.before.length + encodedLength(this.payload.message.length) + this.after.length;
		}

		private static long encodedLength(long length) {
			return (length + 2) / 3 * 4;
		}

		InputStream newStream() {
			return new BodyStream(this);
		}

	}

	/**
	 * Reads a body and encodes the message on the way.
	 */
	private static final class BodyStream extends InputStream {

		private static final int CHUNK = 3 * 4096;

		private final Body body;

		private long left;

		private byte[] current;

		private int position;

		private int encoded;

		private boolean ended;

		BodyStream(Body body) {
			this.body = body;
			this.left = body.length();
			this.current = body.before;
			body.payload.takenToTheEnd = false;
		}

		@Override
		public int read() {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			if (length == 0) {
				return 0;
			}
			while (this.position == this.current.length) {
				if (!next()) {
					return -1;
				}
			}
			int count = Math.min(length, this.current.length - this.position);
			System.arraycopy(this.current, this.position, target, offset, count);
			this.position += count;
			this.left -= count;
			if (this.left == 0) {
				this.body.payload.takenToTheEnd = true;
			}
			return count;
		}

		@Override
		public int available() {
			return (int) Math.min(Integer.MAX_VALUE, this.left);
		}

		private boolean next() {
			this.position = 0;
			byte[] message = this.body.payload.message;
			if (this.encoded < message.length) {
				int end = Math.min(message.length, this.encoded + CHUNK);
				this.current = Base64.getEncoder().encode(Arrays.copyOfRange(message, this.encoded, end));
				this.encoded = end;
				return true;
			}
			if (!this.ended) {
				this.ended = true;
				this.current = this.body.after;
				return true;
			}
			return false;
		}

	}

}
