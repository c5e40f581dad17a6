package io.github.lightsailboot.credentials;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The secrets that were ever configured, so that they can be recognised and masked
 * wherever they stand. Earlier ones stay known after a rotation, up to a number that no
 * operator reaches.
 */
public final class KnownSecrets {

	/**
	 * Length from which a run of a secret's characters is a part of it.
	 */
	static final int PART = 8;

	/**
	 * Length from which text is a secret worth recognising: shorter ones, such as
	 * {@code test}, are part of ordinary text.
	 */
	static final int MINIMUM_LENGTH = 16;

	private static final int LIMIT = 64;

	private static final char MASK = '*';

	private final Deque<String> secrets = new ArrayDeque<>();

	private volatile Set<String> parts = Set.of();

	/**
	 * Remember a secret.
	 * @param secret the secret, ignored if it is {@code null} or short
	 */
	public void add(@Nullable Secret secret) {
		if (secret != null) {
			add(secret.reveal());
		}
	}

	/**
	 * Remember a secret.
	 * @param secret the secret, ignored if it is {@code null} or short
	 */
	public synchronized void add(@Nullable String secret) {
		if (secret == null || secret.strip().length() < MINIMUM_LENGTH || this.secrets.contains(secret.strip())) {
			return;
		}
		this.secrets.addLast(secret.strip());
		if (this.secrets.size() > LIMIT) {
			this.secrets.removeFirst();
		}
		Set<String> parts = new HashSet<>();
		for (String known : List.copyOf(this.secrets)) {
			for (int i = 0; i + PART <= known.length(); i++) {
				parts.add(known.substring(i, i + PART));
			}
		}
		this.parts = parts;
	}

	/**
	 * Remember all that others know.
	 * @param others the others
	 */
	public void addAll(KnownSecrets others) {
		others.copy().forEach(this::add);
	}

	private synchronized List<String> copy() {
		return List.copyOf(this.secrets);
	}

	/**
	 * Return whether the text holds a secret or a part of one.
	 * @param text the text
	 * @return {@code true} if it does
	 */
	public boolean isIn(String text) {
		Set<String> parts = this.parts;
		for (int i = 0; i + PART <= text.length(); i++) {
			if (parts.contains(text.substring(i, i + PART))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Mask every secret, and every part of one, in the text.
	 * @param text the text
	 * @return the text with asterisks in place of secrets
	 */
	public String mask(String text) {
		Set<String> parts = this.parts;
		StringBuilder result = null;
		for (int i = 0; i + PART <= text.length(); i++) {
			if (parts.contains(text.substring(i, i + PART))) {
				result = (result != null) ? result : new StringBuilder(text);
				for (int j = i; j < i + PART; j++) {
					result.setCharAt(j, MASK);
				}
			}
		}
		return (result != null) ? result.toString() : text;
	}

	@Override
	public String toString() {
		return "%d known secrets".formatted(this.secrets.size());
	}

}
