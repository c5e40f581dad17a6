package io.github.lightsailboot.emulator;

/**
 * The access key that an emulator accepts from the start.
 *
 * @param accessKeyId the access key ID
 * @param secretAccessKey the secret access key
 */
public record EmulatorCredentials(String accessKeyId, String secretAccessKey) {

	/**
	 * Return the access key ID, without the secret.
	 */
	@Override
	public String toString() {
		return "EmulatorCredentials[" + this.accessKeyId + "]";
	}

}
