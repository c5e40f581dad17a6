package io.github.lightsailboot.emulator.ses;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The mails that were received. The oldest go when there are too many.
 */
final class Mailbox {

	private final int capacity;

	private final Deque<ReceivedMail> mails = new ArrayDeque<>();

	Mailbox(int capacity) {
		this.capacity = capacity;
	}

	synchronized void add(ReceivedMail mail) {
		while (this.mails.size() >= this.capacity) {
			this.mails.removeFirst();
		}
		this.mails.addLast(mail);
	}

	synchronized List<ReceivedMail> all() {
		return List.copyOf(this.mails);
	}

	synchronized void clear() {
		this.mails.clear();
	}

}
