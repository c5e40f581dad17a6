package io.github.lightsailboot.emulator.protocol;

import java.time.Instant;
import java.util.List;

/**
 * One call of an operation by a caller whose signature was verified.
 *
 * @param service the service
 * @param operation the name of the operation
 * @param pathVariables what the path of a REST operation names, decoded
 * @param request the request
 * @param form the parameters of the query protocol, empty in the others
 * @param region the region of the signature's scope
 * @param caller who calls
 * @param time the time of the call
 */
public record AwsCall(AwsService service, String operation, List<String> pathVariables, AwsRequest request, Form form,
		String region, Caller caller, Instant time) {

	/**
	 * Insist that the caller may do something.
	 * @param action the IAM action, such as {@code ses:SendRawEmail}
	 * @param resource the ARN that it is done to
	 * @throws AwsException if a policy does not allow it
	 */
	public void authorize(String action, String resource) {
		String refusal = this.caller.refusal(action, resource);
		if (!refusal.isEmpty()) {
			throw AwsError.ACCESS_DENIED.in(this.service.dialect(), refusal);
		}
	}

	/**
	 * An error in the dialect of the service.
	 * @param error the error
	 * @param message what AWS says about it
	 * @return an exception to throw
	 */
	public AwsException error(AwsError error, String message) {
		return error.in(this.service.dialect(), message);
	}

	/**
	 * Who calls.
	 */
	public interface Caller {

		/**
		 * The access key.
		 * @return its ID
		 */
		String accessKeyId();

		/**
		 * The account.
		 * @return twelve digits
		 */
		String account();

		/**
		 * The name of the caller.
		 * @return the ARN of a user or of a session
		 */
		String arn();

		/**
		 * The unique ID of the caller.
		 * @return such as {@code AIDA...}
		 */
		String userId();

		/**
		 * Why the caller may not do something.
		 * @param action the IAM action
		 * @param resource the ARN that it is done to
		 * @return AWS's sentence, empty if it may
		 */
		String refusal(String action, String resource);

	}

}
