/**
 * An in-process endpoint that responds as Amazon Lightsail, SES, STS and IAM do.
 */
@NullMarked
package io.github.lightsailboot.emulator;

import org.jspecify.annotations.NullMarked;
