package io.github.lightsailboot.sample.web;

import java.util.Enumeration;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The loopback names by which a browser reaches its own machine. The name of another site
 * may resolve to this machine too, but then the browser sends that name as the host.
 */
final class LoopbackHosts {

	private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	private static final Pattern LOOPBACK = Pattern
		.compile("(?i)(?:localhost|127(?:\\." + OCTET + "){3}|\\[::1])(?::\\d{1,5})?");

	private static final Pattern SCHEME = Pattern.compile("(?i)https?://");

	private LoopbackHosts() {
	}

	/**
	 * Return the host and port of the request if the host is a loopback name. Only the
	 * {@code Host} header counts, not the headers of a proxy or the request line.
	 */
	static @Nullable String of(HttpServletRequest request) {
		Enumeration<String> hosts = request.getHeaders("Host");
		String host = hosts.hasMoreElements() ? hosts.nextElement() : null;
		return (host != null && !hosts.hasMoreElements() && LOOPBACK.matcher(host).matches()) ? host : null;
	}

	static boolean isOrigin(String origin, String host) {
		String originHost = SCHEME.matcher(origin).replaceFirst("");
		return originHost.length() < origin.length() && originHost.equalsIgnoreCase(host);
	}

}
