package io.github.lightsailboot.emulator.fault;

import java.time.Duration;
import java.util.Objects;

import io.github.lightsailboot.emulator.protocol.AwsService;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with a request. A new fault meets every request until it is
 * cleared; {@link #on(AwsService, String)} and {@link #times(int)} narrow it down.
 */
public final class Fault {

	private final Kind kind;

	private final int status;

	private final String code;

	private final String text;

	private final Duration duration;

	private final int bytesPerSecond;

	private final @Nullable AwsService service;

	private final @Nullable String operation;

	private final int times;

	private final boolean performing;

	private Fault(Kind kind, int status, String code, String text, Duration duration, int bytesPerSecond,
			@Nullable AwsService service, @Nullable String operation, int times, boolean performing) {
		this.kind = kind;
		this.status = status;
		this.code = code;
		this.text = text;
		this.duration = duration;
		this.bytesPerSecond = bytesPerSecond;
		this.service = service;
		this.operation = operation;
		this.times = times;
		this.performing = performing;
	}

	private static Fault of(Kind kind, int status, String code, String text, boolean performing) {
		return new Fault(kind, status, code, text, Duration.ZERO, 0, null, null, 0, performing);
	}

	/**
	 * The request is answered later. It adds up with other faults.
	 * @param duration how much later
	 * @return the fault
	 */
	public static Fault latency(Duration duration) {
		Objects.requireNonNull(duration, "duration must not be null");
		return new Fault(Kind.LATENCY, 0, "", "", duration, 0, null, null, 0, false);
	}

	/**
	 * The request is throttled, as the service says it.
	 * @return the fault
	 */
	public static Fault throttling() {
		return of(Kind.THROTTLING, 0, "", "Rate exceeded", false);
	}

	/**
	 * The request ends in an error in the form of the service.
	 * @param status the HTTP status, from 400 to 599
	 * @param code the code, such as {@code InternalFailure}
	 * @param message the text
	 * @return the fault
	 */
	public static Fault error(int status, String code, String message) {
		if (status < 400 || status > 599) {
			throw new IllegalArgumentException("status must be from 400 to 599, not " + status);
		}
		return of(Kind.ERROR, status, code, message, false);
	}

	/**
	 * The request is answered with a status and an empty body.
	 * @param status the HTTP status, from 200 to 599
	 * @return the fault
	 */
	public static Fault status(int status) {
		return body(status, "application/octet-stream", "");
	}

	/**
	 * The request is answered with a page of HTML, as a proxy or a captive portal does.
	 * @param status the HTTP status, from 200 to 599
	 * @return the fault
	 */
	public static Fault html(int status) {
		return body(status, "text/html; charset=UTF-8",
				"<!DOCTYPE html>\n<html><head><title>Please log in</title></head><body>Please log in</body></html>\n");
	}

	/**
	 * The request is answered with any body.
	 * @param status the HTTP status, from 200 to 599
	 * @param contentType the type of the body
	 * @param body the body
	 * @return the fault
	 */
	public static Fault body(int status, String contentType, String body) {
		if (status < 200 || status > 599) {
			throw new IllegalArgumentException("status must be from 200 to 599, not " + status);
		}
		return of(Kind.BODY, status, contentType, body, false);
	}

	/**
	 * The connection is cut before the body of the request is read; nothing is performed.
	 * The query protocol (STS, IAM, SES version 1) names its operation in the body, so
	 * there it applies to a whole service only, never to one operation.
	 * @return the fault
	 */
	public static Fault cutBeforeReading() {
		return of(Kind.CUT_BEFORE_READING, 0, "", "", false);
	}

	/**
	 * The request is read and performed, and the connection is cut instead of an answer:
	 * the mail was sent, and the caller does not know.
	 * @return the fault
	 */
	public static Fault cutAfterReading() {
		return of(Kind.CUT_AFTER_READING, 0, "", "", true);
	}

	/**
	 * The request is performed, and the connection is cut in the middle of the answer.
	 * @return the fault
	 */
	public static Fault cutInAnswer() {
		return of(Kind.CUT_IN_ANSWER, 0, "", "", true);
	}

	/**
	 * The request is read, and never answered: until faults are cleared, or the emulator
	 * is closed.
	 * @return the fault
	 */
	public static Fault hang() {
		return of(Kind.HANG, 0, "", "", false);
	}

	/**
	 * The request is performed, and the body of the answer comes slowly.
	 * @param bytesPerSecond how slowly, from 1
	 * @return the fault
	 */
	public static Fault trickle(int bytesPerSecond) {
		if (bytesPerSecond < 1) {
			throw new IllegalArgumentException("bytesPerSecond must be at least 1, not " + bytesPerSecond);
		}
		return new Fault(Kind.TRICKLE, 0, "", "", Duration.ZERO, bytesPerSecond, null, null, 0, true);
	}

	/**
	 * The same fault for one service.
	 * @param service the service
	 * @return the fault
	 */
	public Fault on(AwsService service) {
		return new Fault(this.kind, this.status, this.code, this.text, this.duration, this.bytesPerSecond, service,
				null, this.times, this.performing);
	}

	/**
	 * The same fault for one operation.
	 * @param service the service
	 * @param operation the operation, such as {@code SendEmail}
	 * @return the fault
	 */
	public Fault on(AwsService service, String operation) {
		return new Fault(this.kind, this.status, this.code, this.text, this.duration, this.bytesPerSecond, service,
				operation, this.times, this.performing);
	}

	/**
	 * The same fault for a number of requests.
	 * @param times how many, from 1
	 * @return the fault
	 */
	public Fault times(int times) {
		if (times < 1) {
			throw new IllegalArgumentException("times must be at least 1, not " + times);
		}
		return new Fault(this.kind, this.status, this.code, this.text, this.duration, this.bytesPerSecond, this.service,
				this.operation, times, this.performing);
	}

	/**
	 * The same fault for the next request only.
	 * @return the fault
	 */
	public Fault once() {
		return times(1);
	}

	/**
	 * The same fault, after the request was performed: AWS did what it was asked, and
	 * answered with an error all the same.
	 * @return the fault
	 */
	public Fault afterPerforming() {
		return new Fault(this.kind, this.status, this.code, this.text, this.duration, this.bytesPerSecond, this.service,
				this.operation, this.times, true);
	}

	public Kind kind() {
		return this.kind;
	}

	public int status() {
		return this.status;
	}

	public String code() {
		return this.code;
	}

	public String text() {
		return this.text;
	}

	public Duration duration() {
		return this.duration;
	}

	public int bytesPerSecond() {
		return this.bytesPerSecond;
	}

	public boolean performing() {
		return this.performing;
	}

	int times() {
		return this.times;
	}

	boolean concerns(AwsService service, @Nullable String operation) {
		return (this.service == null || this.service == service)
				&& (this.operation == null || this.operation.equals(operation));
	}

	@Override
	public String toString() {
		return "Fault[" + this.kind + ((this.service != null) ? " on " + this.service : "")
				+ ((this.operation != null) ? " " + this.operation : "") + "]";
	}

	/**
	 * What kinds of faults there are.
	 */
	public enum Kind {

		/**
		 * A late answer.
		 */
		LATENCY,

		/**
		 * Throttling, as the service says it.
		 */
		THROTTLING,

		/**
		 * An error in the form of the service.
		 */
		ERROR,

		/**
		 * A status with any body.
		 */
		BODY,

		/**
		 * A connection cut before the request is read.
		 */
		CUT_BEFORE_READING,

		/**
		 * A connection cut in place of an answer.
		 */
		CUT_AFTER_READING,

		/**
		 * A connection cut in the middle of the answer.
		 */
		CUT_IN_ANSWER,

		/**
		 * No answer.
		 */
		HANG,

		/**
		 * A slow answer.
		 */
		TRICKLE

	}

}
