package io.github.lightsailboot.emulator.ses;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The mails that were received, and their events. When they use too much memory, the
 * oldest lose their content. When they are too many, the oldest are removed.
 */
final class Mailbox {

	private static final Logger logger = System.getLogger(Mailbox.class.getName());

	private final int capacity;

	private final long bytes;

	// Mails without content, then mails with content, oldest first
	private final Deque<ReceivedMail> dropped = new ArrayDeque<>();

	private final Deque<ReceivedMail> whole = new ArrayDeque<>();

	private final Deque<MailEvent> events = new ArrayDeque<>();

	private final List<MailListener> listeners = new CopyOnWriteArrayList<>();

	private long size;

	private long droppedContents;

	private long droppedMails;

	/**
	 * Create a mailbox.
	 * @param capacity the maximum number of mails
	 * @param bytes the maximum memory of their contents; the newest mail always keeps its
	 * content
	 */
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
		this.whole.addLast(mail);
		this.size += mail.contentSize();
		while (this.size > this.bytes && this.whole.size() > 1) {
			ReceivedMail oldest = this.whole.removeFirst();
			this.size -= oldest.contentSize();
			this.dropped.addLast(oldest.withoutContent());
			if (this.droppedContents++ == 0) {
				logger.log(Level.WARNING, "Mails use more than {0} bytes: the oldest lose their content from now on",
						Long.toString(this.bytes));
			}
		}
		while (this.dropped.size() + this.whole.size() > this.capacity) {
			if (this.dropped.pollFirst() == null) {
				this.size -= this.whole.removeFirst().contentSize();
			}
			if (this.droppedMails++ == 0) {
				logger.log(Level.WARNING, "There are more than {0} mails: the oldest are removed from now on",
						Integer.toString(this.capacity));
			}
		}
	}

	synchronized void add(MailEvent event) {
		if (this.events.size() >= this.capacity) {
			this.events.removeFirst();
		}
		this.events.addLast(event);
	}

	synchronized List<ReceivedMail> mails() {
		List<ReceivedMail> mails = new ArrayList<>(this.dropped.size() + this.whole.size());
		mails.addAll(this.dropped);
		mails.addAll(this.whole);
		return List.copyOf(mails);
	}

	synchronized List<MailEvent> events() {
		return List.copyOf(this.events);
	}

	void clear() {
		forget();
		this.listeners.forEach(MailListener::cleared);
	}

	/**
	 * Return how many mails lost their content, including removed mails.
	 */
	synchronized long droppedContents() {
		return this.droppedContents;
	}

	/**
	 * Return how many mails were removed.
	 */
	synchronized long droppedMails() {
		return this.droppedMails;
	}

	private synchronized void forget() {
		this.dropped.clear();
		this.whole.clear();
		this.events.clear();
		this.size = 0;
		this.droppedContents = 0;
		this.droppedMails = 0;
	}

}
