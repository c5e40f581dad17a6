package io.github.lightsailboot.client.autoconfigure;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.FactoryBean;

/**
 * Builds a client when it is first used. Spring searches the class of an ordinary bean
 * for annotated methods, which loads every type in their signatures, some 300 classes for
 * each client; it does not search what a factory bean makes.
 *
 * @param <C> the type of the client
 */
final class ClientFactoryBean<C extends SdkClient> implements FactoryBean<C>, DisposableBean {

	private final Class<C> type;

	private final Supplier<C> builder;

	private @Nullable C client;

	ClientFactoryBean(Class<C> type, Supplier<C> builder) {
		this.type = type;
		this.builder = builder;
	}

	@Override
	public synchronized C getObject() {
		C client = this.client;
		if (client == null) {
			client = this.builder.get();
			this.client = client;
		}
		return client;
	}

	@Override
	public Class<C> getObjectType() {
		return this.type;
	}

	@Override
	public synchronized void destroy() {
		if (this.client != null) {
			this.client.close();
			this.client = null;
		}
	}

}
