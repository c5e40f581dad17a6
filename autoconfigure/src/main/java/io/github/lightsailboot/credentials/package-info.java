/**
 * Types for credentials that applications use.
 */
@NullMarked
package io.github.lightsailboot.credentials;

import org.jspecify.annotations.NullMarked;
