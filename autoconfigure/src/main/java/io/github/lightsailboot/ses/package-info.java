/**
 * What SES says about the account, asked once for all who want to know.
 */
@NullMarked
package io.github.lightsailboot.ses;

import org.jspecify.annotations.NullMarked;
