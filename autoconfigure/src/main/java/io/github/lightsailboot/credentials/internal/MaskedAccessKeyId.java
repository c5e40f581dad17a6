package io.github.lightsailboot.credentials.internal;

import java.util.regex.Pattern;

/**
 * Masks an access key ID, except for the characters that identify it.
 */
public final class MaskedAccessKeyId {

	private static final int SHOWN = 4;

	/**
	 * Any other text may be a secret that was configured as the access key.
	 */
	private static final Pattern ACCESS_KEY_ID = Pattern.compile("[A-Z0-9]{16,}");

	private MaskedAccessKeyId() {
	}

	/**
	 * Mask an access key ID.
	 * @param accessKeyId the access key ID
	 * @return such as {@code AKIA************MPLE}, or only asterisks if the text does
	 * not look like an access key ID
	 */
	public static String of(String accessKeyId) {
		if (!ACCESS_KEY_ID.matcher(accessKeyId).matches()) {
			return "*".repeat(accessKeyId.length());
		}
		return accessKeyId.substring(0, SHOWN) + "*".repeat(accessKeyId.length() - 2 * SHOWN)
				+ accessKeyId.substring(accessKeyId.length() - SHOWN);
	}

}
