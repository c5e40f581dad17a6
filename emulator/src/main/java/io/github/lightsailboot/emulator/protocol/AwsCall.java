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
 * @param pathVariables the variables of the path of a REST operation, decoded
 * @param input the members of the request in any protocol, without the variables of the
 * path; numbers and booleans are strings in the query protocol
 * @param region the region of the signature's scope
 * @param caller the caller
 * @param time the time of the call
 */
public record AwsCall(AwsService service, String operation, List<String> pathVariables, JsonNode input, String region,
		Caller caller, Instant time) {

	/**
	 * Check that the caller has a permission.
	 * @param action the IAM action, such as {@code ses:SendRawEmail}
	 * @param resource the ARN of the resource
	 * @throws AwsException if a policy denies it
	 */
	public void authorize(String action, String resource) {
		String refusal = this.caller.refusal(action, resource);
		if (!refusal.isEmpty()) {
			throw AwsError.ACCESS_DENIED.in(this.service.dialect(), refusal);
		}
	}

	/**
	 * Return a string member.
	 * @param name the name
	 * @return the string, or {@code null} if it is missing
	 */
	public @Nullable String text(String name) {
		return JsonBody.text(this.input, name);
	}

	/**
	 * Return a required string member.
	 * @param name the name
	 * @return a string that is not blank
	 * @throws AwsException if it is missing
	 */
	public String required(String name) {
		return required(this.input, name);
	}

	/**
	 * Return a required string member of a structure.
	 * @param structure the structure
	 * @param name the name
	 * @return a string that is not blank
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
	 * Return a member that is a list of strings.
	 * @param name the name
	 * @return the strings, empty if there are none
	 */
	public List<String> texts(String name) {
		return JsonBody.texts(this.input, name);
	}

	/**
	 * Return a number member.
	 * @param name the name
	 * @param absent the value if it is missing
	 * @param min the smallest value
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
	 * Return a boolean member.
	 * @param structure the structure
	 * @param name the name
	 * @param absent the value if it is missing
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
	 * Create an error for a member that violates a constraint.
	 * @param name the name of the member
	 * @param constraint the constraint
	 * @return an exception to throw
	 */
	public AwsException invalidMember(String name, String constraint) {
		return error(AwsError.INVALID, "1 validation error detected: Value at '" + Character.toLowerCase(name.charAt(0))
				+ name.substring(1) + "' failed to satisfy constraint: " + constraint);
	}

	/**
	 * Create an error in the dialect of the service.
	 * @param error the error
	 * @param message the message of AWS
	 * @return an exception to throw
	 */
	public AwsException error(AwsError error, String message) {
		return error.in(this.service.dialect(), message);
	}

	/**
	 * The caller.
	 */
	public interface Caller {

		/**
		 * Return the access key ID.
		 * @return the ID
		 */
		String accessKeyId();

		/**
		 * Return the account.
		 * @return twelve digits
		 */
		String account();

		/**
		 * Return the ARN of the caller.
		 * @return the ARN of a user or of a session
		 */
		String arn();

		/**
		 * Return the unique ID of the caller.
		 * @return the ID, such as {@code AIDA...}
		 */
		String userId();

		/**
		 * Return whether the caller signs with a temporary key.
		 * @return whether the key has a session token
		 */
		boolean isTemporary();

		/**
		 * Return why the caller does not have a permission.
		 * @param action the IAM action
		 * @param resource the ARN of the resource
		 * @return the message of AWS, empty if the caller has the permission
		 */
		String refusal(String action, String resource);

	}

}
