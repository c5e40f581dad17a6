/**
 * An in-process endpoint that answers as Amazon Lightsail, SES and STS do.
 */
@NullMarked
package io.github.lightsailboot.emulator;

import org.jspecify.annotations.NullMarked;
