package io.github.lightsailboot.autoconfigure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.lightsailboot.diagnostics.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints are URLs that requests can be sent to.
 */
final class UsableEndpoints implements ConfigurationRule {

	private static final String ENDPOINT = LightsailProperties.PREFIX + ".endpoint";

	private static final String SES_ENDPOINT = LightsailProperties.PREFIX + ".ses.endpoint";

	@Override
	public List<Mistake> check(ConfigurationCandidate candidate) {
		List<Mistake> mistakes = new ArrayList<>();
		URI endpoint = candidate.endpoint();
		check(ENDPOINT, endpoint).ifPresent(mistakes::add);
		if (!Objects.equals(candidate.sesEndpoint(), endpoint)) {
			check(SES_ENDPOINT, candidate.sesEndpoint()).ifPresent(mistakes::add);
		}
		return mistakes;
	}

	private static Optional<Mistake> check(String key, @Nullable URI endpoint) {
		if (endpoint == null) {
			return Optional.empty();
		}
		String scheme = endpoint.getScheme();
		boolean plain = "http".equalsIgnoreCase(scheme);
		if (!plain && !"https".equalsIgnoreCase(scheme)) {
			return mistake(key, "The URL starts with neither http:// nor https://.");
		}
		if (endpoint.getHost() == null) {
			return mistake(key, "The URL has no host, or one that is none.");
		}
		if (endpoint.getRawUserInfo() != null) {
			return mistake(key, "The URL has a user name or password in it.");
		}
		if (endpoint.getRawQuery() != null || endpoint.getRawFragment() != null) {
			return mistake(key, "The URL has a query or a fragment.");
		}
		if (endpoint.getPort() > 65535 || endpoint.getPort() == 0) {
			return mistake(key, "The URL has a port that is none.");
		}
		if (plain && ConfigurationCandidate.isAwsHost(endpoint.getHost())) {
			return Optional.of(new Mistake(key, "Requests to AWS would not be encrypted.",
					"Write https:// instead of http://, or remove the key: AWS's endpoint is the default."));
		}
		return Optional.empty();
	}

	private static Optional<Mistake> mistake(String key, String problem) {
		return Optional.of(new Mistake(key, problem, "Write a URL such as http://localhost:4577."));
	}

}
