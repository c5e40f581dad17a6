package io.github.lightsailboot.sample.mails;

import java.util.EnumSet;
import java.util.Set;

import io.github.lightsailboot.mail.MailFailureReason;
import io.github.lightsailboot.mail.SesMailAuthenticationException;
import io.github.lightsailboot.mail.SesMailSendException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.mail.MailException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Reports why a mail was not sent.
 */
@RestControllerAdvice(assignableTypes = MailsController.class)
class MailsExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(MailsExceptionHandler.class);

	/**
	 * Reasons for which the mail sender does not pass a mail to SES.
	 */
	private static final Set<MailFailureReason> INVALID = EnumSet.of(MailFailureReason.NO_FROM,
			MailFailureReason.REJECTED, MailFailureReason.MESSAGE_TOO_LARGE, MailFailureReason.TOO_MANY_RECIPIENTS);

	@ExceptionHandler
	ProblemDetail notSent(SesMailSendException ex) {
		return problem(ex, reason(ex));
	}

	@ExceptionHandler
	ProblemDetail refusedCredentials(SesMailAuthenticationException ex) {
		return problem(ex, ex.reason());
	}

	@ExceptionHandler
	ProblemDetail other(MailException ex) {
		logger.warn("A mail could not be sent", ex);
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY,
				"The mail was not sent. See the application's log for the reason.");
		problem.setProperty("reason", MailFailureReason.SERVICE_ERROR);
		return problem;
	}

	private static ProblemDetail problem(MailException ex, MailFailureReason reason) {
		boolean invalid = INVALID.contains(reason) && !ex.contains(AwsServiceException.class);
		HttpStatus status = invalid ? HttpStatus.BAD_REQUEST : HttpStatus.BAD_GATEWAY;
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, ex.getMessage());
		problem.setProperty("reason", reason);
		return problem;
	}

	private static MailFailureReason reason(SesMailSendException ex) {
		return ex.outcomes()
			.stream()
			.flatMap((outcome) -> outcome.reason().stream())
			.findFirst()
			.orElse(MailFailureReason.SERVICE_ERROR);
	}

}
