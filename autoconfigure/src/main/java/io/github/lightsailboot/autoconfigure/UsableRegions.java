package io.github.lightsailboot.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The regions are known, commercial, and offer what is wanted there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = UsableRegionsValidator.class)
@interface UsableRegions {

	String message() default "no usable region";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
