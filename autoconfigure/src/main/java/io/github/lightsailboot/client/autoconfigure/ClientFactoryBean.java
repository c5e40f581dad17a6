package io.github.lightsailboot.client.autoconfigure;

import java.util.function.Supplier;

import io.github.lightsailboot.client.DeferredClients;
import software.amazon.awssdk.core.SdkClient;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.FactoryBean;

/**
 * Gives a client that is built for its first call. Spring searches the class of an
 * ordinary bean for annotated methods, which loads the types in their signatures; it does
 * not search what a factory bean makes.
 *
 * @param <C> the type of the client
 */
final class ClientFactoryBean<C extends SdkClient> implements FactoryBean<C>, DisposableBean {

	private final Class<C> type;

	private final C client;

	ClientFactoryBean(Class<C> type, Supplier<C> builder) {
		this.type = type;
		this.client = DeferredClients.create(type, builder);
	}

	@Override
	public C getObject() {
		return this.client;
	}

	@Override
	public Class<C> getObjectType() {
		return this.type;
	}

	@Override
	public void destroy() {
		this.client.close();
	}

}
