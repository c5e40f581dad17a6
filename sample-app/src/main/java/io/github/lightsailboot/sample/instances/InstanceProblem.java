package io.github.lightsailboot.sample.instances;

import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Creates the response for an error of Lightsail, in words of this application because
 * the messages of AWS may contain the account.
 */
final class InstanceProblem {

	private static final Logger logger = LoggerFactory.getLogger(InstanceProblem.class);

	private InstanceProblem() {
	}

	static ErrorResponseException of(SdkException ex, AwsCall call) {
		if (ex instanceof NotFoundException) {
			return problem(HttpStatus.NOT_FOUND, "NOT_FOUND",
					"There is no instance of this name in the region %s.".formatted(call.region()), ex);
		}
		if (ex instanceof OperationFailureException) {
			return problem(HttpStatus.CONFLICT, "WRONG_STATE", "The state of the instance does not allow this. "
					+ "Start a stopped instance, or stop a running one. If its state is changing, wait and try again.",
					ex);
		}
		if (ex instanceof InvalidInputException) {
			return problem(HttpStatus.BAD_REQUEST, "INVALID_INPUT", "This is not a valid name of an instance.", ex);
		}
		logger.debug("The request to Lightsail failed", ex);
		AwsFailure failure = AwsFailure.of(ex, call);
		return problem(HttpStatus.BAD_GATEWAY, failure.reason().name(), failure.message(), ex);
	}

	private static ErrorResponseException problem(HttpStatus status, String reason, String detail, SdkException cause) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setProperty("reason", reason);
		return new ErrorResponseException(status, problem, cause);
	}

}
