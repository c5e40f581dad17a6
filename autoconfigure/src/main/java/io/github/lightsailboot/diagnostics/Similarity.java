package io.github.lightsailboot.diagnostics;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the name that a misspelt one resembles.
 */
public final class Similarity {

	private Similarity() {
	}

	/**
	 * Return the existing name that the given one resembles most.
	 * @param name the name as it was written
	 * @param names the names that exist
	 * @param limit the number of single-character edits (a swap of neighbours is one) up
	 * to which a name resembles another
	 * @return the existing name, or empty if none is that close
	 */
	public static Optional<String> closest(String name, Collection<String> names, int limit) {
		return names.stream()
			.filter((existing) -> Math.abs(existing.length() - name.length()) <= limit)
			.filter((existing) -> edits(name, existing) <= limit)
			.min(Comparator.comparingInt((existing) -> edits(name, existing)));
	}

	private static int edits(String left, String right) {
		int[][] distance = new int[left.length() + 1][right.length() + 1];
		for (int i = 0; i <= left.length(); i++) {
			distance[i][0] = i;
		}
		for (int j = 0; j <= right.length(); j++) {
			distance[0][j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			for (int j = 1; j <= right.length(); j++) {
				int replaced = distance[i - 1][j - 1] + ((left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1);
				distance[i][j] = Math.min(replaced, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
				if (i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2)
						&& left.charAt(i - 2) == right.charAt(j - 1)) {
					distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
				}
			}
		}
		return distance[left.length()][right.length()];
	}

}
