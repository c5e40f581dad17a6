/**
 * What sending many mails takes, and what becomes of them.
 */
@NullMarked
package io.github.lightsailboot.benchmarks.mail;

import org.jspecify.annotations.NullMarked;
