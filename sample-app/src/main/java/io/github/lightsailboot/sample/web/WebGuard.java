package io.github.lightsailboot.sample.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that come from another machine or from the page of another site.
 */
class WebGuard extends OncePerRequestFilter {

	/**
	 * Style attributes are allowed because HTML mails use them: the frame that shows a
	 * mail inherits this policy.
	 */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
			+ "form-action 'none'; frame-ancestors 'none'";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		Refusal refusal = Refusal.of(request);
		if (refusal == null) {
			chain.doFilter(request, response);
		}
		else {
			refuse(response, refusal);
		}
	}

	private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
		byte[] body = """
				{"title":"%s","status":%d,"detail":"%s"}
				""".formatted(refusal.status().getReasonPhrase(), refusal.status().value(), refusal.detail())
			.getBytes(StandardCharsets.UTF_8);
		response.setStatus(refusal.status().value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

}
