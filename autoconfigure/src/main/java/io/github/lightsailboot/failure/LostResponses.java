package io.github.lightsailboot.failure;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * Finds the reason why a call has no response, or one that cannot be read.
 */
final class LostResponses {

	private final AwsCall call;

	LostResponses(AwsCall call) {
		this.call = call;
	}

	AwsFailure classify(Throwable failure) {
		if (Causes.has(failure,
				(cause) -> cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException
						|| cause instanceof AbortedException || cause instanceof SocketTimeoutException
						|| cause instanceof InterruptedIOException || cause instanceof InterruptedException
						|| cause instanceof TimeoutException)) {
			return failure(AwsFailureReason.TIMEOUT);
		}
		if (Causes.has(failure, UnknownHostException.class::isInstance)) {
			return failure(AwsFailureReason.UNREACHABLE, AwsFailureMessages.unknownHost(this.call));
		}
		if (Causes.has(failure, SSLException.class::isInstance)) {
			return failure(AwsFailureReason.UNREACHABLE, AwsFailureMessages.insecure(this.call));
		}
		if (Causes.has(failure,
				(cause) -> cause instanceof ConnectException || cause instanceof NoRouteToHostException)) {
			return failure(AwsFailureReason.UNREACHABLE, AwsFailureMessages.refused(this.call));
		}
		if (Causes.has(failure, (cause) -> cause instanceof SocketException || cause instanceof EOFException)) {
			return failure(AwsFailureReason.UNREACHABLE);
		}
		// A truncated response, which a parser reports as its own failure
		if (Causes.has(failure, (cause) -> cause.getClass() == IOException.class)) {
			return failure(AwsFailureReason.UNREACHABLE);
		}
		if (Causes.has(failure, LostResponses::isOfParser)) {
			return failure(AwsFailureReason.SERVICE_ERROR, AwsFailureMessages.notOfAws(this.call));
		}
		if (Causes.has(failure, IOException.class::isInstance)) {
			return failure(AwsFailureReason.UNREACHABLE);
		}
		return failure(AwsFailureReason.SERVICE_ERROR, AwsFailureMessages.unexpected(this.call, failure));
	}

	/**
	 * Return whether a parser could not read the response. Exceptions of the SDK's
	 * parsers are {@link IOException}s too.
	 */
	private static boolean isOfParser(Throwable failure) {
		String name = failure.getClass().getName();
		return name.contains(".jackson.") || name.startsWith("javax.xml.stream.");
	}

	private AwsFailure failure(AwsFailureReason reason) {
		return AwsFailure.of(reason, this.call);
	}

	private AwsFailure failure(AwsFailureReason reason, String message) {
		return failure(reason).withMessage(message);
	}

}
