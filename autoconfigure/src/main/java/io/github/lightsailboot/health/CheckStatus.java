package io.github.lightsailboot.health;

/**
 * How a check ended.
 */
public enum CheckStatus {

	/**
	 * AWS did what it was asked.
	 */
	UP,

	/**
	 * It does not work.
	 */
	DOWN,

	/**
	 * It works, but the account may not send for now.
	 */
	RESTRICTED,

	/**
	 * It cannot be told.
	 */
	UNKNOWN

}
