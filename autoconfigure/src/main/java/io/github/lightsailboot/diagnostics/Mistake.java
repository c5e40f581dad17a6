package io.github.lightsailboot.diagnostics;

/**
 * Something in the configuration that cannot be right. Neither sentence holds the value
 * of a property, unless that value cannot be a secret.
 *
 * @param key the full key, such as {@code aws.lightsail.region}
 * @param problem one sentence on what is wrong
 * @param cure one sentence on what to do
 */
public record Mistake(String key, String problem, String cure) {

}
