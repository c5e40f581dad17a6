package io.github.lightsailboot.emulator.protocol;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One call of an operation by a caller whose signature was verified.
 *
 * @param service the service
 * @param operation the name of the operation
 * @param pathVariables what the path of a REST operation names, decoded
 * @param input the members of the request, whatever its protocol, without what the path
 * names; numbers and booleans are texts in the query protocol
 * @param region the region of the signature's scope
 * @param caller who calls
 * @param time the time of the call
 */
public record AwsCall(AwsService service, String operation, List<String> pathVariables, JsonNode input, String region,
		Caller caller, Instant time) {

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
	 * A member that is a text.
	 * @param name the name
	 * @return the text, or {@code null} if it is not there
	 */
	public @Nullable String text(String name) {
		return JsonBody.text(this.input, name);
	}

	/**
	 * A member that must be there.
	 * @param name the name
	 * @return a text that is not blank
	 * @throws AwsException if it is missing
	 */
	public String required(String name) {
		return required(this.input, name);
	}

	/**
	 * A member of a structure that must be there.
	 * @param structure the structure
	 * @param name the name
	 * @return a text that is not blank
	 * @throws AwsException if it is missing
	 */
	public String required(JsonNode structure, String name) {
		String value = JsonBody.text(structure, name);
		if (value == null || value.isBlank()) {
			throw invalidMember(name, "Member must not be null");
		}
		return value;
	}

	/**
	 * A member that is a list of texts.
	 * @param name the name
	 * @return the texts, empty if there are none
	 */
	public List<String> texts(String name) {
		return JsonBody.texts(this.input, name);
	}

	/**
	 * A member that is a number.
	 * @param name the name
	 * @param absent its value if it is not there
	 * @param min the least value
	 * @param max the largest value
	 * @return the number
	 * @throws AwsException if it is not a number, or out of range
	 */
	public int integer(String name, int absent, int min, int max) {
		JsonNode node = this.input.path(name);
		if (node.isMissingNode() || node.isNull()) {
			return absent;
		}
		int value = node.asInt(Integer.MIN_VALUE);
		if (value < min) {
			throw invalidMember(name, "Member must have value greater than or equal to " + min);
		}
		if (value > max) {
			throw invalidMember(name, "Member must have value less than or equal to " + max);
		}
		return value;
	}

	/**
	 * A member that is a boolean.
	 * @param structure the structure
	 * @param name the name
	 * @param absent its value if it is not there
	 * @return the boolean
	 * @throws AwsException if it is neither true nor false
	 */
	public boolean flag(JsonNode structure, String name, boolean absent) {
		return switch (structure.path(name).asString("")) {
			case "" -> absent;
			case "true" -> true;
			case "false" -> false;
			default -> throw invalidMember(name, "Member must be true or false");
		};
	}

	/**
	 * The error for a member that breaks a constraint.
	 * @param name the name of the member
	 * @param constraint what it has to be
	 * @return an exception to throw
	 */
	public AwsException invalidMember(String name, String constraint) {
		return error(AwsError.INVALID, "1 validation error detected: Value at '" + Character.toLowerCase(name.charAt(0))
				+ name.substring(1) + "' failed to satisfy constraint: " + constraint);
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
		 * Whether the caller signs with a temporary key.
		 * @return whether the key has a session token
		 */
		boolean isTemporary();

		/**
		 * Why the caller may not do something.
		 * @param action the IAM action
		 * @param resource the ARN that it is done to
		 * @return AWS's sentence, empty if it may
		 */
		String refusal(String action, String resource);

	}

}
