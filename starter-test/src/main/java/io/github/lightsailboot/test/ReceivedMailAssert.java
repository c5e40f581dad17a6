package io.github.lightsailboot.test;

import java.util.Objects;

import io.github.lightsailboot.emulator.ses.ReceivedMail;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions for a mail that an emulator received. Addresses are compared without display
 * names and without regard to case.
 *
 * @since 0.1.0
 */
public final class ReceivedMailAssert extends AbstractAssert<ReceivedMailAssert, ReceivedMail> {

	ReceivedMailAssert(ReceivedMail actual) {
		super(actual, ReceivedMailAssert.class);
	}

	/**
	 * Verify the sender.
	 * @param address the address, such as {@code shop@example.com}
	 * @return this
	 */
	public ReceivedMailAssert isFrom(String address) {
		isNotNull();
		Assertions.assertThat(address(this.actual.from())).as("Sender").isEqualToIgnoringCase(address);
		return this;
	}

	/**
	 * Verify that these, and nobody else, received the mail: as {@code To}, {@code Cc} or
	 * {@code Bcc}, in any order.
	 * @param addresses the addresses
	 * @return this
	 */
	public ReceivedMailAssert isTo(String... addresses) {
		isNotNull();
		Assertions.assertThat(this.actual.destinations())
			.as("Recipients")
			.usingElementComparator(String.CASE_INSENSITIVE_ORDER)
			.containsExactlyInAnyOrder(addresses);
		return this;
	}

	/**
	 * Verify the subject.
	 * @param subject the whole subject
	 * @return this
	 */
	public ReceivedMailAssert hasSubject(String subject) {
		isNotNull();
		Assertions.assertThat(this.actual.subject()).as("Subject").isEqualTo(subject);
		return this;
	}

	/**
	 * Verify that the plain text contains something.
	 * @param parts the parts, in any order
	 * @return this
	 */
	public ReceivedMailAssert hasTextContaining(CharSequence... parts) {
		isNotNull();
		Assertions.assertThat(this.actual.text()).as("Text").contains(parts);
		return this;
	}

	/**
	 * Verify that the HTML contains something.
	 * @param parts the parts, in any order
	 * @return this
	 */
	public ReceivedMailAssert hasHtmlContaining(CharSequence... parts) {
		isNotNull();
		Assertions.assertThat(this.actual.html()).as("HTML").contains(parts);
		return this;
	}

	/**
	 * Verify that a header has a value.
	 * @param name the name, in any case
	 * @param value one of its values, decoded
	 * @return this
	 */
	public ReceivedMailAssert hasHeader(String name, String value) {
		isNotNull();
		Assertions.assertThat(this.actual.headers().entrySet())
			.as("Headers")
			.anyMatch((header) -> header.getKey().equalsIgnoreCase(name) && header.getValue().contains(value),
					"%s: %s".formatted(name, value));
		return this;
	}

	/**
	 * Verify that a file is attached.
	 * @param fileName the name of the file
	 * @return this
	 */
	public ReceivedMailAssert hasAttachment(String fileName) {
		isNotNull();
		Assertions.assertThat(this.actual.attachments())
			.as("Attachments")
			.anyMatch((attachment) -> Objects.equals(attachment.fileName(), fileName), fileName);
		return this;
	}

	/**
	 * Verify that nothing is attached.
	 * @return this
	 */
	public ReceivedMailAssert hasNoAttachments() {
		isNotNull();
		Assertions.assertThat(this.actual.attachments()).as("Attachments").isEmpty();
		return this;
	}

	private static String address(String from) {
		int start = from.lastIndexOf('<');
		int end = from.indexOf('>', start);
		return ((start >= 0 && end > start) ? from.substring(start + 1, end) : from).trim();
	}

}
