@NullMarked
package io.github.lightsailboot.sample.activity;

import org.jspecify.annotations.NullMarked;
