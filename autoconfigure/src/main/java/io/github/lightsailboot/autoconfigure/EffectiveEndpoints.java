package io.github.lightsailboot.autoconfigure;

import java.net.URI;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The endpoints in effect.
 *
 * @param all the endpoint of all services, or {@code null} for those of AWS
 * @param ses the endpoint of SES, or {@code null} for that of AWS
 * @param aws whether any request goes to AWS, whose keys have a known form
 */
record EffectiveEndpoints(@Nullable URI all, @Nullable URI ses, boolean aws) {

	/**
	 * Resolve the endpoints.
	 * @param properties the properties
	 * @param replacement the endpoint of connection details that replaces the properties
	 * @param known whether the property of the endpoint has no error
	 */
	static EffectiveEndpoints of(LightsailProperties properties, @Nullable URI replacement, boolean known) {
		URI all = (replacement != null) ? replacement : properties.getEndpoint();
		URI own = properties.getSes().isEnabled() ? properties.getSes().getEndpoint() : null;
		URI ses = (replacement != null || own == null) ? all : own;
		return new EffectiveEndpoints(all, ses, (replacement != null || known) && (isAws(all) || isAws(ses)));
	}

	private static boolean isAws(@Nullable URI endpoint) {
		return endpoint == null || (endpoint.getHost() != null && isAwsHost(endpoint.getHost()));
	}

	static boolean isAwsHost(String host) {
		String name = StringUtils.trimTrailingCharacter(host.toLowerCase(Locale.ROOT), '.');
		return name.endsWith(".amazonaws.com") || name.endsWith(".amazonaws.com.cn") || name.endsWith(".api.aws");
	}

}
