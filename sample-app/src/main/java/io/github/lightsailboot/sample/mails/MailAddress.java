package io.github.lightsailboot.sample.mails;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * One address, with a name or without: {@code jane@example.com} or
 * {@code Jane Doe <jane@example.com>}. Blank is valid.
 */
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MailAddressValidator.class)
@interface MailAddress {

	String message() default "must be one address, such as jane@example.com";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
