/**
 * Measures how long many mails take, and their outcomes.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.mail;

import org.jspecify.annotations.NullMarked;
