package io.github.lightsailboot.emulator.protocol;

import java.util.function.Consumer;

/**
 * An operation of a service.
 *
 * @param name the name, such as {@code SendEmail}
 * @param members the members of its request that it keeps
 * @param authorization checks the permission that its name stands for
 * @param handler what it does
 */
public record AwsOperation(String name, Members members, Consumer<AwsCall> authorization, Handler handler) {

	/**
	 * Perform the operation.
	 * @param call the call
	 * @return the body of the answer
	 * @throws AwsException if AWS would answer with an error, or if the request has a
	 * member that is not kept
	 */
	public Object perform(AwsCall call) {
		this.authorization.accept(call);
		this.members.check(call);
		return this.handler.perform(call);
	}

	/**
	 * What an operation does.
	 */
	@FunctionalInterface
	public interface Handler {

		/**
		 * Perform the operation.
		 * @param call the call
		 * @return the body of the answer: XML of the result in the query protocol, or
		 * what becomes JSON
		 * @throws AwsException if AWS would answer with an error
		 */
		Object perform(AwsCall call);

	}

}
