package io.github.lightsailboot.autoconfigure;

import java.lang.annotation.Annotation;
import java.util.List;

import io.github.lightsailboot.diagnostics.Mistake;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;

/**
 * A constraint whose violations carry {@link Mistake mistakes}: as payload, not as
 * message templates, in which a user's text could be an expression.
 *
 * @param <A> the type of the constraint
 */
abstract class MistakesValidator<A extends Annotation> implements ConstraintValidator<A, ConfigurationCandidate> {

	@Override
	public boolean isValid(ConfigurationCandidate candidate, ConstraintValidatorContext context) {
		List<Mistake> mistakes = check(candidate);
		HibernateConstraintValidatorContext hibernate = context.unwrap(HibernateConstraintValidatorContext.class);
		hibernate.disableDefaultConstraintViolation();
		for (Mistake mistake : mistakes) {
			hibernate.withDynamicPayload(mistake)
				.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
				.addConstraintViolation();
		}
		return mistakes.isEmpty();
	}

	/**
	 * Check the configuration.
	 */
	protected abstract List<Mistake> check(ConfigurationCandidate candidate);

}
