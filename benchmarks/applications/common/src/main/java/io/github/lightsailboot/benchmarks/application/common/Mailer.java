package io.github.lightsailboot.benchmarks.application.common;

/**
 * Sends one mail, in the way of the application that is measured.
 */
@FunctionalInterface
public interface Mailer {

	void send();

}
