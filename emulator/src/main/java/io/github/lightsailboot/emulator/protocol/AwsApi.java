package io.github.lightsailboot.emulator.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The operations of one service, by name. They are registered on the first call, so that
 * they do not delay the start of an emulator.
 */
public final class AwsApi {

	private final AwsService service;

	private final Consumer<AwsApi> registration;

	private @Nullable Map<String, AwsOperation> operations;

	/**
	 * Create an API.
	 * @param service the service
	 * @param registration adds the operations
	 */
	public AwsApi(AwsService service, Consumer<AwsApi> registration) {
		this.service = service;
		this.registration = registration;
	}

	public AwsService service() {
		return this.service;
	}

	/**
	 * Add an operation that requires the permission with its name, such as
	 * {@code ses:GetAccount}, on every resource.
	 * @param name the name
	 * @param handler its handler
	 * @param members the supported members of its request, see {@link Members}
	 * @return this
	 */
	public AwsApi add(String name, AwsOperation.Handler handler, String... members) {
		String action = this.service.signingName() + ":" + name;
		return addSelfAuthorizing(name, handler, (call) -> call.authorize(action, "*"), members);
	}

	/**
	 * Add an operation whose permission depends on its request: its handler checks it.
	 * @param name the name
	 * @param handler its handler
	 * @param members the supported members of its request, see {@link Members}
	 * @return this
	 */
	public AwsApi addSelfAuthorizing(String name, AwsOperation.Handler handler, String... members) {
		return addSelfAuthorizing(name, handler, (call) -> {
		}, members);
	}

	private AwsApi addSelfAuthorizing(String name, AwsOperation.Handler handler, Consumer<AwsCall> authorization,
			String... members) {
		operations().put(name, new AwsOperation(name, Members.of(members), authorization, handler));
		return this;
	}

	/**
	 * Return the operations by name, in the order in which they were added.
	 * @return a view
	 */
	public Map<String, AwsOperation> all() {
		return Collections.unmodifiableMap(operations());
	}

	/**
	 * Find an operation.
	 * @param name its name
	 * @return the operation, or {@code null} if the emulator does not have it
	 */
	public @Nullable AwsOperation find(String name) {
		return operations().get(name);
	}

	private synchronized Map<String, AwsOperation> operations() {
		Map<String, AwsOperation> operations = this.operations;
		if (operations == null) {
			operations = new LinkedHashMap<>();
			this.operations = operations;
			this.registration.accept(this);
		}
		return operations;
	}

}
