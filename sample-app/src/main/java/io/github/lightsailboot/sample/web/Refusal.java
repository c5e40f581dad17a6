package io.github.lightsailboot.sample.web;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Why a request is refused. A message contains nothing of the request.
 */
enum Refusal {

	FOREIGN_HOST(HttpStatus.FORBIDDEN,
			"This application has no login, so it accepts only requests to localhost. "
					+ "To use it on another machine, run: ssh -L 8080:localhost:8080 user@machine"),

	FOREIGN_ORIGIN(HttpStatus.FORBIDDEN, "Only the application's own page may send this request."),

	NOT_JSON(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
			"A request that changes something must have the header Content-Type: application/json.");

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

	private final HttpStatus status;

	private final String detail;

	Refusal(HttpStatus status, String detail) {
		this.status = status;
		this.detail = detail;
	}

	HttpStatus status() {
		return this.status;
	}

	String detail() {
		return this.detail;
	}

	static @Nullable Refusal of(HttpServletRequest request) {
		String host = LoopbackHosts.of(request);
		if (host == null) {
			return FOREIGN_HOST;
		}
		List<String> origins = Collections.list(request.getHeaders("Origin"));
		if (!origins.stream().allMatch((origin) -> LoopbackHosts.isOrigin(origin, host))) {
			return FOREIGN_ORIGIN;
		}
		if (READING.contains(request.getMethod())) {
			return null;
		}
		if (!isFromOwnPage(request)) {
			return FOREIGN_ORIGIN;
		}
		return isJson(request.getContentType()) ? null : NOT_JSON;
	}

	private static boolean isFromOwnPage(HttpServletRequest request) {
		return Collections.list(request.getHeaders("Sec-Fetch-Site"))
			.stream()
			.map((site) -> site.toLowerCase(Locale.ROOT))
			.allMatch((site) -> site.equals("same-origin") || site.equals("none"));
	}

	private static boolean isJson(@Nullable String contentType) {
		try {
			return contentType != null
					&& MediaType.parseMediaType(contentType).equalsTypeAndSubtype(MediaType.APPLICATION_JSON);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
