package io.github.lightsailboot.emulator.inbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.github.lightsailboot.emulator.ses.MailListener;
import io.github.lightsailboot.emulator.ses.ReceivedMail;

/**
 * Server-sent events for changes of the mails. The data of an event is the number of
 * changes. Several changes in quick succession are one event.
 */
final class MailEvents implements MailListener, AutoCloseable {

	/**
	 * The interval of keep-alive comments, which detect that a client has disconnected.
	 */
	private static final long HEARTBEAT_MILLIS = 15_000;

	private long changes;

	private boolean closed;

	@Override
	public synchronized void received(ReceivedMail mail) {
		this.changes++;
		notifyAll();
	}

	@Override
	public synchronized void cleared() {
		this.changes++;
		notifyAll();
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		notifyAll();
	}

	/**
	 * Write events until the client disconnects or the emulator is closed.
	 */
	void writeTo(OutputStream out) throws IOException {
		long seen = -1;
		while (true) {
			String event;
			synchronized (this) {
				if (seen == this.changes && !this.closed) {
					try {
						wait(HEARTBEAT_MILLIS);
					}
					catch (InterruptedException ex) {
						Thread.currentThread().interrupt();
						return;
					}
				}
				if (this.closed) {
					return;
				}
				event = (seen != this.changes) ? "data: " + this.changes + "\n\n" : ":\n\n";
				seen = this.changes;
			}
			out.write(event.getBytes(StandardCharsets.UTF_8));
			out.flush();
		}
	}

}
