/**
 * AWS Identity and Access Management: the access keys of users.
 */
@NullMarked
package io.github.lightsailboot.emulator.iam;

import org.jspecify.annotations.NullMarked;
