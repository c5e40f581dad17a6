/**
 * Who may talk to the application, and how it says no.
 */
@NullMarked
package io.github.lightsailboot.sample.web;

import org.jspecify.annotations.NullMarked;
