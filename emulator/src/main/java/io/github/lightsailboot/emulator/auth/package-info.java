/**
 * Access keys, their permissions, and the verification of signatures.
 */
@NullMarked
package io.github.lightsailboot.emulator.auth;

import org.jspecify.annotations.NullMarked;
