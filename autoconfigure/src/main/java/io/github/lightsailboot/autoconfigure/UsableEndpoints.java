package io.github.lightsailboot.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The endpoints are URLs that requests can safely go to.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = UsableEndpointsValidator.class)
@interface UsableEndpoints {

	String message() default "no usable endpoint";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
