package io.github.lightsailboot.emulator.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The operations of one service.
 */
public interface AwsApi {

	/**
	 * The service.
	 * @return the service
	 */
	AwsService service();

	/**
	 * Find an operation.
	 * @param operation its name
	 * @return the operation, or {@code null} if this API does not know it
	 */
	@Nullable Operation operation(String operation);

	/**
	 * What an operation does.
	 */
	@FunctionalInterface
	interface Operation {

		/**
		 * Do it.
		 * @param call the call
		 * @return the body of the answer: XML of the result in the query protocol, or
		 * what becomes JSON
		 * @throws AwsException if AWS would answer with an error
		 */
		Object perform(AwsCall call);

	}

}
