package io.github.lightsailboot.client.internal;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * Describes how the clients of one AWS service differ from those of another.
 *
 * @param <B> the type of the builder
 * @param <C> the type of the client
 * @param builder creates a builder
 * @param customizer the type of the beans that customize the builder, if there is one
 * @param awsEndpoints makes the builder use AWS's endpoints, regardless of the SDK's own
 * settings
 * @param target selects where requests go
 */
public record ClientDescriptor<B extends AwsClientBuilder<B, C>, C>(Supplier<B> builder,
		@Nullable Class<? extends AwsClientCustomizer<B>> customizer, Consumer<B> awsEndpoints,
		Function<LightsailClientFactory, ClientTarget> target) {

}
