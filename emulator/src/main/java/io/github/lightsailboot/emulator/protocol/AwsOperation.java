package io.github.lightsailboot.emulator.protocol;

import java.util.function.Consumer;

/**
 * An operation of a service.
 *
 * @param name the name, such as {@code SendEmail}
 * @param members the supported members of its request
 * @param authorization checks the permission with its name
 * @param handler its handler
 */
public record AwsOperation(String name, Members members, Consumer<AwsCall> authorization, Handler handler) {

	/**
	 * Perform the operation.
	 * @param call the call
	 * @return the body of the response
	 * @throws AwsException if AWS would return an error, or if the request has a member
	 * that is not supported
	 */
	public Object perform(AwsCall call) {
		this.authorization.accept(call);
		this.members.check(call);
		return this.handler.perform(call);
	}

	/**
	 * The handler of an operation.
	 */
	@FunctionalInterface
	public interface Handler {

		/**
		 * Perform the operation.
		 * @param call the call
		 * @return the body of the response: XML of the result in the query protocol, or a
		 * value to be written as JSON
		 * @throws AwsException if AWS would return an error
		 */
		Object perform(AwsCall call);

	}

}
