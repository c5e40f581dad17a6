@NullMarked
package io.github.lightsailboot.credentials.internal;

import org.jspecify.annotations.NullMarked;
