@NullMarked
package io.github.lightsailboot.client.autoconfigure;

import org.jspecify.annotations.NullMarked;
