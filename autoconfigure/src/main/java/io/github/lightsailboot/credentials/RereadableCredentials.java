package io.github.lightsailboot.credentials;

/**
 * Credentials whose source may have newer ones than those in use.
 */
public interface RereadableCredentials {

	/**
	 * Look at the source before the next call, for AWS has refused what is in use.
	 */
	void readAgain();

}
