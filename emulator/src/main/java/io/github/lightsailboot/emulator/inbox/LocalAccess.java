package io.github.lightsailboot.emulator.inbox;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * Allows requests of this machine only. The host name of another site can resolve to this
 * machine, but the browser then sends that name as {@code Host}.
 */
final class LocalAccess {

	private static final Pattern LOOPBACK = Pattern
		.compile("(?i)(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");

	private LocalAccess() {
	}

	/**
	 * Return why a request is refused, or {@code null} if it is allowed.
	 */
	static @Nullable String refusal(HttpRequest request, HttpContext context) {
		if (!(HttpCoreContext.cast(context).getEndpointDetails().getRemoteAddress() instanceof InetSocketAddress remote)
				|| !remote.getAddress().isLoopbackAddress()) {
			return "The mails are shown on the machine of the emulator only. Use a tunnel, such as ssh -L.";
		}
		Header host = request.getFirstHeader("Host");
		if (host == null || !LOOPBACK.matcher(host.getValue()).matches()) {
			return "The mails are shown under the name localhost only.";
		}
		Header origin = request.getFirstHeader("Origin");
		if (origin != null && !origin.getValue().equalsIgnoreCase("http://" + host.getValue())) {
			return "The mails are not shown to other sites.";
		}
		return null;
	}

}
