package io.github.lightsailboot.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * Exactly one source of credentials is chosen.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OneCredentialsSourceValidator.class)
@interface OneCredentialsSource {

	String message() default "not one source of credentials";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
