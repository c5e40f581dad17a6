/**
 * The state of the SES account, requested once for all who need it. Internal: nothing in
 * this package is meant for applications, and it changes without notice.
 */
@NullMarked
package io.github.lightsailboot.ses.internal;

import org.jspecify.annotations.NullMarked;
