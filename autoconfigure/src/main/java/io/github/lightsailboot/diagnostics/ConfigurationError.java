package io.github.lightsailboot.diagnostics;

/**
 * An error of the configuration. Neither sentence contains the value of a property,
 * unless that value cannot be a secret.
 *
 * @param property the full name, such as {@code aws.lightsail.region}, or the bean that
 * provides the value
 * @param reason one sentence on what is wrong
 * @param action one sentence on what to do
 */
public record ConfigurationError(String property, String reason, String action) {

}
