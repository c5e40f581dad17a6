package io.github.lightsailboot.emulator.auth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The permissions of an identity. An explicit deny overrides an allow.
 */
record Policy(List<String> allowed, List<String> denied) {

	static final Policy EVERYTHING = new Policy(List.of("*"), List.of());

	Policy denying(String... actions) {
		List<String> all = new ArrayList<>(this.denied);
		Collections.addAll(all, actions);
		return new Policy(this.allowed, List.copyOf(all));
	}

	String refusal(String arn, String action, String resource) {
		String sentence = "User: " + arn + " is not authorized to perform: " + action + " on resource: " + resource;
		if (matches(this.denied, action)) {
			return sentence + " with an explicit deny in an identity-based policy";
		}
		if (!matches(this.allowed, action)) {
			return sentence + " because no identity-based policy allows the " + action + " action";
		}
		return "";
	}

	private static boolean matches(List<String> patterns, String action) {
		String text = action.toLowerCase(Locale.ROOT);
		return patterns.stream().anyMatch((pattern) -> matches(pattern.toLowerCase(Locale.ROOT), text));
	}

	private static boolean matches(String pattern, String text) {
		int p = 0;
		int t = 0;
		int star = -1;
		int mark = 0;
		while (t < text.length()) {
			if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
				p++;
				t++;
			}
			else if (p < pattern.length() && pattern.charAt(p) == '*') {
				star = p++;
				mark = t;
			}
			else if (star >= 0) {
				p = star + 1;
				t = ++mark;
			}
			else {
				return false;
			}
		}
		while (p < pattern.length() && pattern.charAt(p) == '*') {
			p++;
		}
		return p == pattern.length();
	}

}
