@NullMarked
package io.github.lightsailboot.mail;

import org.jspecify.annotations.NullMarked;
