package io.github.lightsailboot.credentials.internal;

/**
 * Masks an access key ID, except for the characters that identify it.
 */
public final class MaskedAccessKeyId {

	private static final int SHOWN = 4;

	private MaskedAccessKeyId() {
	}

	/**
	 * Mask an access key ID.
	 * @param accessKeyId the access key ID
	 * @return such as {@code AKIA************MPLE}
	 */
	public static String of(String accessKeyId) {
		if (accessKeyId.length() < 4 * SHOWN) {
			return "*".repeat(accessKeyId.length());
		}
		return accessKeyId.substring(0, SHOWN) + "*".repeat(accessKeyId.length() - 2 * SHOWN)
				+ accessKeyId.substring(accessKeyId.length() - SHOWN);
	}

}
