package io.github.lightsailboot.emulator.fault;

import java.time.Duration;
import java.util.Objects;

import io.github.lightsailboot.emulator.protocol.AwsService;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a request. A new fault applies to every request until it is cleared;
 * {@link #on(AwsService, String)} and {@link #times(int)} restrict it.
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
	 * Delay the response. This fault can be combined with others.
	 * @param duration the delay
	 * @return the fault
	 */
	public static Fault latency(Duration duration) {
		Objects.requireNonNull(duration, "duration must not be null");
		return new Fault(Kind.LATENCY, 0, "", "", duration, 0, null, null, 0, false);
	}

	/**
	 * Throttle the request, with the error of the service.
	 * @return the fault
	 */
	public static Fault throttling() {
		return of(Kind.THROTTLING, 0, "", "Rate exceeded", false);
	}

	/**
	 * Return an error in the form of the service.
	 * @param status the HTTP status, from 400 to 599
	 * @param code the code, such as {@code InternalFailure}
	 * @param message the message
	 * @return the fault
	 */
	public static Fault error(int status, String code, String message) {
		if (status < 400 || status > 599) {
			throw new IllegalArgumentException("status must be from 400 to 599, not " + status);
		}
		return of(Kind.ERROR, status, code, message, false);
	}

	/**
	 * Return a status and an empty body.
	 * @param status the HTTP status, from 200 to 599
	 * @return the fault
	 */
	public static Fault status(int status) {
		return body(status, "application/octet-stream", "");
	}

	/**
	 * Return an HTML page, as a proxy or a captive portal does.
	 * @param status the HTTP status, from 200 to 599
	 * @return the fault
	 */
	public static Fault html(int status) {
		return body(status, "text/html; charset=UTF-8",
				"<!DOCTYPE html>\n<html><head><title>Please log in</title></head><body>Please log in</body></html>\n");
	}

	/**
	 * Return a status and a body.
	 * @param status the HTTP status, from 200 to 599
	 * @param contentType the content type
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
	 * Close the connection before the body of the request is read. The operation is not
	 * performed. In the query protocol (STS, IAM, SES version 1) the body names the
	 * operation, so that this fault applies to a whole service only.
	 * @return the fault
	 */
	public static Fault cutBeforeReading() {
		return of(Kind.CUT_BEFORE_READING, 0, "", "", false);
	}

	/**
	 * Perform the operation and close the connection without a response: the mail was
	 * sent, and the caller cannot know.
	 * @return the fault
	 */
	public static Fault cutAfterReading() {
		return of(Kind.CUT_AFTER_READING, 0, "", "", true);
	}

	/**
	 * Perform the operation and close the connection in the middle of the response.
	 * @return the fault
	 */
	public static Fault cutInAnswer() {
		return of(Kind.CUT_IN_ANSWER, 0, "", "", true);
	}

	/**
	 * Read the request and send no response until the faults are cleared or the emulator
	 * is closed.
	 * @return the fault
	 */
	public static Fault hang() {
		return of(Kind.HANG, 0, "", "", false);
	}

	/**
	 * Perform the operation and send the body of the response slowly.
	 * @param bytesPerSecond the rate, from 1
	 * @return the fault
	 */
	public static Fault trickle(int bytesPerSecond) {
		if (bytesPerSecond < 1) {
			throw new IllegalArgumentException("bytesPerSecond must be at least 1, not " + bytesPerSecond);
		}
		return new Fault(Kind.TRICKLE, 0, "", "", Duration.ZERO, bytesPerSecond, null, null, 0, true);
	}

	/**
	 * Return this fault for one service.
	 * @param service the service
	 * @return the fault
	 */
	public Fault on(AwsService service) {
		return new Fault(this.kind, this.status, this.code, this.text, this.duration, this.bytesPerSecond, service,
				null, this.times, this.performing);
	}

	/**
	 * Return this fault for one operation.
	 * @param service the service
	 * @param operation the operation, such as {@code SendEmail}
	 * @return the fault
	 */
	public Fault on(AwsService service, String operation) {
		return new Fault(this.kind, this.status, this.code, this.text, this.duration, this.bytesPerSecond, service,
				operation, this.times, this.performing);
	}

	/**
	 * Return this fault for a number of requests.
	 * @param times the number, from 1
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
	 * Return this fault for the next request only.
	 * @return the fault
	 */
	public Fault once() {
		return times(1);
	}

	/**
	 * Return this fault with the operation performed: AWS performs the operation and
	 * returns an error nevertheless.
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
	 * The kinds of faults.
	 */
	public enum Kind {

		/**
		 * A delayed response.
		 */
		LATENCY,

		/**
		 * Throttling, with the error of the service.
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
		 * A connection closed before the request is read.
		 */
		CUT_BEFORE_READING,

		/**
		 * A connection closed without a response.
		 */
		CUT_AFTER_READING,

		/**
		 * A connection closed in the middle of the response.
		 */
		CUT_IN_ANSWER,

		/**
		 * No response.
		 */
		HANG,

		/**
		 * A slow response.
		 */
		TRICKLE

	}

}
