package io.github.lightsailboot.emulator.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param <T> the type of the items
 * @param items the items of this page
 * @param nextToken the token of the next page, or {@code null} if there is none
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {

	private static final String PREFIX = "page:";

	/**
	 * Return a page.
	 * @param all all items
	 * @param token the token of the page, or {@code null} for the first one
	 * @param size the maximum number of items
	 * @param <T> the type of the items
	 * @return the page, or {@code null} if the token is not valid
	 */
	public static <T> @Nullable Page<T> of(List<T> all, @Nullable String token, int size) {
		int start = (token != null && !token.isEmpty()) ? start(token) : 0;
		if (start < 0) {
			return null;
		}
		int from = Math.min(start, all.size());
		int to = (int) Math.min((long) from + size, all.size());
		String next = (to < all.size())
				? Base64.getUrlEncoder().encodeToString((PREFIX + to).getBytes(StandardCharsets.UTF_8)) : null;
		return new Page<>(List.copyOf(all.subList(from, to)), next);
	}

	private static int start(String token) {
		try {
			String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
			return text.startsWith(PREFIX) ? Integer.parseInt(text.substring(PREFIX.length())) : -1;
		}
		catch (IllegalArgumentException ex) {
			return -1;
		}
	}

}
