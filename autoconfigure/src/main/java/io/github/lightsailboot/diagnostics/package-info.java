/**
 * What is wrong with the configuration, told with its cure and without its values.
 */
@NullMarked
package io.github.lightsailboot.diagnostics;

import org.jspecify.annotations.NullMarked;
