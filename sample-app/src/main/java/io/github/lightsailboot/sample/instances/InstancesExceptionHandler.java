package io.github.lightsailboot.sample.instances;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lightsail.model.LightsailException;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What Lightsail refuses, told in words of this application: those of AWS may name the
 * account.
 */
@RestControllerAdvice(assignableTypes = InstancesController.class)
class InstancesExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(InstancesExceptionHandler.class);

	@ExceptionHandler
	ProblemDetail notFound(NotFoundException ex) {
		return problem(HttpStatus.NOT_FOUND, "There is no instance of this name in the configured region.", code(ex));
	}

	@ExceptionHandler
	ProblemDetail operationFailure(OperationFailureException ex) {
		return problem(HttpStatus.CONFLICT, "Its state does not allow that: only a stopped instance can be started, "
				+ "and only a running one stopped. Wait a moment if it is on its way.", code(ex));
	}

	@ExceptionHandler
	ProblemDetail refused(LightsailException ex) {
		return problem(HttpStatus.BAD_GATEWAY,
				"Lightsail refused the request. The health of `lightsailApi` says why, and what to do.", code(ex));
	}

	@ExceptionHandler
	ProblemDetail unreachable(SdkException ex) {
		logger.warn("Lightsail could not be asked", ex);
		return problem(HttpStatus.BAD_GATEWAY,
				"Lightsail could not be asked. The health of `lightsailApi` says why, and what to do.", null);
	}

	private static @Nullable String code(LightsailException ex) {
		AwsErrorDetails details = ex.awsErrorDetails();
		return (details != null) ? details.errorCode() : null;
	}

	private static ProblemDetail problem(HttpStatus status, String detail, @Nullable String reason) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setProperty("reason", (reason != null) ? reason : "UNREACHABLE");
		return problem;
	}

}
