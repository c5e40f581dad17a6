/**
 * Access keys, what they may do, and the verification of signatures.
 */
@NullMarked
package io.github.lightsailboot.emulator.auth;

import org.jspecify.annotations.NullMarked;
