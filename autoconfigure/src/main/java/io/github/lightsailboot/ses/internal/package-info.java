/**
 * The state of the SES account, shared by health, mail and meters. Internal: these types
 * can change in any version.
 */
@NullMarked
package io.github.lightsailboot.ses.internal;

import org.jspecify.annotations.NullMarked;
