package io.github.lightsailboot.emulator.ses;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The mails that were received, and what became of them. The oldest go when there are too
 * many, or too large ones.
 */
final class Mailbox {

	private final int capacity;

	private final long bytes;

	private final Deque<ReceivedMail> mails = new ArrayDeque<>();

	private final Deque<MailEvent> events = new ArrayDeque<>();

	private final List<MailListener> listeners = new CopyOnWriteArrayList<>();

	private long size;

	Mailbox(int capacity, long bytes) {
		this.capacity = capacity;
		this.bytes = bytes;
	}

	void addListener(MailListener listener) {
		this.listeners.add(listener);
	}

	void add(ReceivedMail mail) {
		keep(mail);
		this.listeners.forEach((listener) -> listener.received(mail));
	}

	private synchronized void keep(ReceivedMail mail) {
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

	void clear() {
		synchronized (this) {
			this.mails.clear();
			this.events.clear();
			this.size = 0;
		}
		this.listeners.forEach(MailListener::cleared);
	}

}
