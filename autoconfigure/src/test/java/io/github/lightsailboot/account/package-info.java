@NullMarked
package io.github.lightsailboot.account;

import org.jspecify.annotations.NullMarked;
