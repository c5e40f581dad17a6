package io.github.lightsailboot.emulator.http;

import java.net.URI;

import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Keeps the target of a request unchanged, because the signature covers it. As a URI,
 * {@code //a} would be a host.
 */
final class RawTargetRequestFactory implements HttpRequestFactory<ClassicHttpRequest> {

	@Override
	public ClassicHttpRequest newHttpRequest(String method, String target) {
		return new BasicClassicHttpRequest(method, null, null, target);
	}

	@Override
	public ClassicHttpRequest newHttpRequest(String method, URI target) {
		return new BasicClassicHttpRequest(method, target);
	}

}
