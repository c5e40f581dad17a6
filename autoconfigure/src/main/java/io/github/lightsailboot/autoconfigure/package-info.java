/**
 * Properties, connection details and the configuration that every other part builds on.
 */
@NullMarked
package io.github.lightsailboot.autoconfigure;

import org.jspecify.annotations.NullMarked;
