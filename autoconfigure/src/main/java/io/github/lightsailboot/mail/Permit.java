package io.github.lightsailboot.mail;

import java.util.concurrent.locks.Condition;

/**
 * The permit to send one message, and its place in a queue until it is acquired. Its
 * state is guarded by the lock of the {@link RateLimiter}.
 */
final class Permit {

	final Condition changed;

	final boolean single;

	final int recipients;

	final long bytes;

	long deadline;

	boolean waiting;

	boolean running;

	boolean holdsBytes;

	boolean throttled;

	Permit(Condition changed, boolean single, int recipients, long bytes, long deadline) {
		this.changed = changed;
		this.single = single;
		this.recipients = recipients;
		this.bytes = bytes;
		this.deadline = deadline;
	}

}
