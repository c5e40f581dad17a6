/**
 * Health and mails of the last 30 minutes, for the charts of the page.
 */
@NullMarked
package io.github.lightsailboot.sample.activity;

import org.jspecify.annotations.NullMarked;
