@NullMarked
package io.github.lightsailboot.ses;

import org.jspecify.annotations.NullMarked;
