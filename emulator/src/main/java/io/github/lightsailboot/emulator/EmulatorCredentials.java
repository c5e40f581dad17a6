package io.github.lightsailboot.emulator;

/**
 * The key pair that an emulator accepts from the start.
 *
 * @param accessKeyId the access key ID
 * @param secretAccessKey the secret access key
 */
public record EmulatorCredentials(String accessKeyId, String secretAccessKey) {

	/**
	 * The pair without its secret.
	 */
	@Override
	public String toString() {
		return "EmulatorCredentials[" + this.accessKeyId + "]";
	}

}
