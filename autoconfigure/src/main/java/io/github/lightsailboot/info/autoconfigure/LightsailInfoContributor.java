package io.github.lightsailboot.info.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.lightsailboot.region.LightsailLocation;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Contributes the region, the availability zone and whether the endpoint is this
 * project's emulator. An unsigned request is sent to an endpoint other than AWS's only,
 * until there is a response.
 */
final class LightsailInfoContributor implements InfoContributor {

	private static final Duration TIMEOUT = Duration.ofMillis(500);

	private final LightsailLocation location;

	private final Supplier<LightsailClientFactory> factory;

	private volatile @Nullable Boolean emulator;

	LightsailInfoContributor(LightsailLocation location, Supplier<LightsailClientFactory> factory) {
		this.location = location;
		this.factory = factory;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> lightsail = new LinkedHashMap<>();
		lightsail.put("region", this.location.region().id());
		this.location.availabilityZone().ifPresent((zone) -> lightsail.put("availabilityZone", zone));
		Boolean emulator = this.emulator;
		if (emulator == null) {
			emulator = isEmulator(this.factory.get());
			this.emulator = emulator;
		}
		if (emulator != null) {
			lightsail.put("emulator", emulator);
		}
		builder.withDetail("lightsail", lightsail);
	}

	/**
	 * Return whether the emulator responds, or {@code null} if there is no response.
	 */
	private static @Nullable Boolean isEmulator(LightsailClientFactory factory) {
		URI endpoint = factory.lightsailTarget().endpoint();
		if (endpoint == null) {
			return false;
		}
		HttpExecuteRequest request = HttpExecuteRequest.builder()
			.request(SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(endpoint).build())
			.build();
		try (SdkHttpClient client = factory.createHttpClient(TIMEOUT, TIMEOUT)) {
			HttpExecuteResponse response = client.prepareRequest(request).call();
			response.responseBody().ifPresent(AbortableInputStream::abort);
			return response.httpResponse().firstMatchingHeader("x-lightsail-emulator").isPresent();
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
	}

}
