package io.github.lightsailboot.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The key pair is complete and, for AWS itself, has the form of one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = UsableKeyPairValidator.class)
@interface UsableKeyPair {

	String message() default "no usable key pair";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
