@NullMarked
package io.github.lightsailboot.mail.autoconfigure;

import org.jspecify.annotations.NullMarked;
