@NullMarked
package io.github.lightsailboot.diagnostics;

import org.jspecify.annotations.NullMarked;
