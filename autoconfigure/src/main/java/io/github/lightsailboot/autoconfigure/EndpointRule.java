package io.github.lightsailboot.autoconfigure;

import java.net.URI;
import java.util.Objects;

import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the endpoints are URLs that requests can be sent to.
 */
final class EndpointRule implements ConfigurationRule {

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		URI endpoint = configuration.endpoints().all();
		check(configuration.endpointSource(), endpoint, errors);
		if (!Objects.equals(configuration.endpoints().ses(), endpoint)) {
			check(LightsailProperties.PREFIX + ".ses.endpoint", configuration.endpoints().ses(), errors);
		}
	}

	private static void check(String property, @Nullable URI endpoint, ConfigurationErrors errors) {
		String reason = (endpoint != null) ? reason(endpoint) : null;
		if (reason != null) {
			errors.add(new ConfigurationError(property, reason, "Write a URL such as http://localhost:4577."));
		}
		else if (endpoint != null && "http".equalsIgnoreCase(endpoint.getScheme())
				&& EffectiveEndpoints.isAwsHost(endpoint.getHost())) {
			errors.add(new ConfigurationError(property, "Requests to AWS would not be encrypted.",
					"Write https:// instead of http://, or remove the property: AWS's endpoint is the default."));
		}
	}

	private static @Nullable String reason(URI endpoint) {
		if (!"http".equalsIgnoreCase(endpoint.getScheme()) && !"https".equalsIgnoreCase(endpoint.getScheme())) {
			return "The URL starts with neither http:// nor https://.";
		}
		if (endpoint.getHost() == null) {
			return "The URL has no valid host.";
		}
		if (endpoint.getRawUserInfo() != null) {
			return "The URL contains a user name or password.";
		}
		if (endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
			return "The URL contains a query or a fragment.";
		}
		boolean validPort = endpoint.getPort() == -1 || (endpoint.getPort() >= 1 && endpoint.getPort() <= 65535);
		return validPort ? null : "The port of the URL must be between 1 and 65535.";
	}

}
