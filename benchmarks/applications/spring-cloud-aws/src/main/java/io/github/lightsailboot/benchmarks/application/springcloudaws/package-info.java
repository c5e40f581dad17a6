/**
 * An application that sends mail with Spring Cloud AWS.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.application.springcloudaws;

import org.jspecify.annotations.NullMarked;
