package io.github.lightsailboot.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

import io.github.lightsailboot.emulator.fault.Fault;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A body that is sent slowly or only in part.
 */
final class FaultyEntity extends AbstractHttpEntity {

	private final byte[] body;

	private final Fault fault;

	FaultyEntity(byte[] body, ContentType type, Fault fault) {
		super(type, null);
		this.body = body;
		this.fault = fault;
	}

	@Override
	public void writeTo(OutputStream out) throws IOException {
		if (this.fault.kind() == Fault.Kind.CUT_IN_ANSWER) {
			out.write(this.body, 0, this.body.length / 2);
			out.flush();
			throw new ConnectionClosedException("Cut");
		}
		for (byte b : this.body) {
			out.write(b);
			out.flush();
			try {
				TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(1) / this.fault.bytesPerSecond());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new ConnectionClosedException("Closed");
			}
		}
	}

	@Override
	public InputStream getContent() {
		return new ByteArrayInputStream(this.body);
	}

	@Override
	public long getContentLength() {
		return this.body.length;
	}

	@Override
	public boolean isStreaming() {
		return false;
	}

	@Override
	public void close() {
	}

}
