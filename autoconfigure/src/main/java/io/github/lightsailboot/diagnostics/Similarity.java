package io.github.lightsailboot.diagnostics;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds what was meant by a name with a slip of the finger in it.
 */
public final class Similarity {

	private Similarity() {
	}

	/**
	 * Return the candidate that the name resembles most.
	 * @param name the name as it was written
	 * @param candidates the names that exist
	 * @param limit the number of single-character edits (a swap of neighbours is one) up
	 * to which a name resembles another
	 * @return the candidate, or empty if none is that close
	 */
	public static Optional<String> closest(String name, Collection<String> candidates, int limit) {
		return candidates.stream()
			.filter((candidate) -> Math.abs(candidate.length() - name.length()) <= limit)
			.filter((candidate) -> edits(name, candidate) <= limit)
			.min(Comparator.comparingInt((candidate) -> edits(name, candidate)));
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
