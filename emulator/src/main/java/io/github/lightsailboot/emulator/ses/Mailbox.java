package io.github.lightsailboot.emulator.ses;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The mails that were received, and what became of them. The oldest go when there are too
 * many, or too large ones.
 */
final class Mailbox {

	private final int capacity;

	private final long bytes;

	private final Deque<ReceivedMail> mails = new ArrayDeque<>();

	private final Deque<MailEvent> events = new ArrayDeque<>();

	private long size;

	Mailbox(int capacity, long bytes) {
		this.capacity = capacity;
		this.bytes = bytes;
	}

	synchronized void add(ReceivedMail mail) {
		this.mails.addLast(mail);
		this.size += mail.raw().length;
		while (this.mails.size() > this.capacity || (this.size > this.bytes && this.mails.size() > 1)) {
			this.size -= this.mails.removeFirst().raw().length;
		}
	}

	synchronized void add(MailEvent event) {
		if (this.events.size() >= this.capacity) {
			this.events.removeFirst();
		}
		this.events.addLast(event);
	}

	synchronized List<ReceivedMail> mails() {
		return List.copyOf(this.mails);
	}

	synchronized List<MailEvent> events() {
		return List.copyOf(this.events);
	}

	synchronized void clear() {
		this.mails.clear();
		this.events.clear();
		this.size = 0;
	}

}
