@NullMarked
package io.github.lightsailboot.ses.internal;

import org.jspecify.annotations.NullMarked;
