package io.github.lightsailboot.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import io.github.lightsailboot.emulator.protocol.AwsRequest;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests without changes.
 */
final class RequestReader {

	private final Limits limits;

	RequestReader(Limits limits) {
		this.limits = limits;
	}

	/**
	 * Read a request without its body.
	 */
	AwsRequest head(ClassicHttpRequest http) {
		String target = http.getPath();
		int query = target.indexOf('?');
		List<AwsRequest.Header> headers = new ArrayList<>();
		for (Header header : http.getHeaders()) {
			headers.add(new AwsRequest.Header(header.getName(), (header.getValue() != null) ? header.getValue() : ""));
		}
		return new AwsRequest(http.getMethod(), (query < 0) ? target : target.substring(0, query),
				(query < 0) ? "" : target.substring(query + 1), headers, new byte[0]);
	}

	/**
	 * Read the body of a request.
	 * @return the request with its body, or {@code null} if it is too large
	 */
	@Nullable AwsRequest whole(AwsRequest head, @Nullable HttpEntity entity) throws IOException {
		byte[] body = (entity != null) ? body(entity) : head.body();
		return (body != null) ? new AwsRequest(head.method(), head.rawPath(), head.rawQuery(), head.headers(), body)
				: null;
	}

	private byte @Nullable [] body(HttpEntity entity) throws IOException {
		if (entity.getContentLength() > this.limits.body()) {
			return null;
		}
		try (InputStream content = entity.getContent()) {
			if (entity.getContentLength() >= 0) {
				byte[] body = new byte[(int) entity.getContentLength()];
				if (content.readNBytes(body, 0, body.length) < body.length) {
					throw new ConnectionClosedException("Premature end of the body");
				}
				return body;
			}
			byte[] body = content.readNBytes(this.limits.body() + 1);
			return (body.length > this.limits.body()) ? null : body;
		}
	}

}
