package io.github.lightsailboot.credentials.internal;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import io.github.lightsailboot.credentials.Secret;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

import org.springframework.core.env.Environment;

/**
 * All secrets that were ever in use, so that they can be masked wherever they appear.
 * Earlier ones are kept after a rotation, up to a limit that is not reached in practice.
 */
public final class KnownSecrets {

	/**
	 * Minimum number of consecutive characters of a secret that are masked as a part of
	 * it.
	 */
	private static final int PART = 8;

	/**
	 * Minimum length of a secret that is masked: shorter ones, such as {@code test}, also
	 * occur in ordinary text.
	 */
	private static final int MINIMUM_LENGTH = 16;

	private static final int LIMIT = 64;

	private static final char MASK = '*';

	/**
	 * Outlives the beans: a failed start is reported after they were destroyed.
	 */
	private static final Map<Environment, KnownSecrets> BY_ENVIRONMENT = Collections
		.synchronizedMap(new WeakHashMap<>());

	private final Deque<String> secrets = new ArrayDeque<>();

	private volatile Set<String> parts = Set.of();

	/**
	 * Return the secrets of the application with the given environment.
	 * @param environment the environment
	 * @return its secrets
	 */
	public static KnownSecrets of(Environment environment) {
		return BY_ENVIRONMENT.computeIfAbsent(environment, (missing) -> new KnownSecrets());
	}

	/**
	 * Remember secret and session token.
	 * @param credentials the credentials
	 */
	public void add(AwsCredentialsIdentity credentials) {
		add(credentials.secretAccessKey());
		if (credentials instanceof AwsSessionCredentialsIdentity session) {
			add(session.sessionToken());
		}
	}

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
	 * @param text the secret, ignored if it is {@code null}, short, or a placeholder
	 */
	public synchronized void add(@Nullable String text) {
		String secret = (text != null) ? text.strip() : "";
		if (secret.length() < MINIMUM_LENGTH || (secret.startsWith("${") && secret.endsWith("}"))
				|| this.secrets.contains(secret)) {
			return;
		}
		this.secrets.addLast(secret);
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
	 * Return whether the text contains a secret or a part of one.
	 * @param text the text
	 * @return {@code true} if it does
	 */
	public boolean isIn(String text) {
		return !mask(text).equals(text);
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

}
