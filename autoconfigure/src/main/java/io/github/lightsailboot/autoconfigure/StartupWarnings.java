package io.github.lightsailboot.autoconfigure;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;

import io.github.lightsailboot.credentials.CredentialsFile;
import io.github.lightsailboot.credentials.KeyPair;
import io.github.lightsailboot.diagnostics.ConfiguredProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * Tells, once at start, what works but should not stay as it is.
 */
final class StartupWarnings {

	private static final Log logger = LogFactory.getLog(StartupWarnings.class);

	private final ConfiguredProperties configured;

	StartupWarnings(ConfiguredProperties configured) {
		this.configured = configured;
	}

	void log(ConfigurationCandidate candidate) {
		OpenedCredentials credentials = candidate.credentials();
		if (credentials.useProperties()) {
			if (CredentialsSources.hasPair(candidate.properties())) {
				checkPlace(CredentialsSources.SECRET_KEY);
				checkPlace(CredentialsSources.SESSION_TOKEN);
			}
			String csv = candidate.properties().getCredentialsCsv();
			if (csv != null) {
				checkFile(CredentialsFile.of(csv));
			}
			KeyPair pair = credentials.keyPair();
			if (pair != null && candidate.isForAws()) {
				UsableKeyPair.rules(credentials).warning(pair.secretKey()).ifPresent(logger::warn);
			}
		}
		checkEndpoint(LightsailProperties.PREFIX + ".endpoint", candidate.endpoint());
		if (!Objects.equals(candidate.sesEndpoint(), candidate.endpoint())) {
			checkEndpoint(LightsailProperties.PREFIX + ".ses.endpoint", candidate.sesEndpoint());
		}
	}

	private void checkPlace(String key) {
		if (CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME.equals(this.configured.sourceName(key))) {
			logger.warn(("`%s` is given as a command-line argument, where every user of the machine can see it."
					+ " Use an environment variable or a file that is not committed.")
				.formatted(key));
		}
		Origin origin = this.configured.originObject(key);
		if (origin instanceof OriginProvider provider) {
			origin = provider.getOrigin();
		}
		if (origin instanceof TextResourceOrigin text && isPartOfApplication(text.getResource())) {
			logger.warn(("`%s` stands in a file that is part of the application (%s), and may be committed with it."
					+ " Use an environment variable or a file outside the source tree.")
				.formatted(key, origin));
		}
	}

	private static boolean isPartOfApplication(@Nullable Resource resource) {
		if (resource instanceof OriginTrackedResource tracked) {
			return isPartOfApplication(tracked.getResource());
		}
		return resource instanceof ClassPathResource;
	}

	private void checkFile(CredentialsFile file) {
		if (file.isPartOfApplication()) {
			logger.warn(("`%s` names a file that is part of the application, and may be committed with it."
					+ " Keep the file outside the source tree.")
				.formatted(CredentialsSources.CREDENTIALS_CSV));
		}
		if (file.isRootKey()) {
			logger.warn(("`%s` names a file with the keys of the account's root user, who may do everything."
					+ " Create an IAM user with the permissions that the application needs, and delete these keys.")
				.formatted(CredentialsSources.CREDENTIALS_CSV));
		}
		file.readableByOthers()
			.ifPresent((path) -> logger
				.warn(("`%s` names a file that every user of the machine may read." + " Run: chmod 600 %s")
					.formatted(CredentialsSources.CREDENTIALS_CSV, path)));
	}

	private static void checkEndpoint(String key, @Nullable URI endpoint) {
		if (endpoint != null && "http".equals(endpoint.getScheme().toLowerCase(Locale.ROOT))
				&& !isLoopback(endpoint.getHost())) {
			logger.warn("`%s` is not encrypted and not on this machine: mails travel there readable for the network."
				.formatted(key));
		}
	}

	private static boolean isLoopback(String host) {
		String address = host.replace("[", "").replace("]", "");
		if ("localhost".equalsIgnoreCase(address) || address.toLowerCase(Locale.ROOT).endsWith(".localhost")) {
			return true;
		}
		boolean literal = address.indexOf(':') >= 0 || address.matches("[0-9.]+");
		try {
			return literal && InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
