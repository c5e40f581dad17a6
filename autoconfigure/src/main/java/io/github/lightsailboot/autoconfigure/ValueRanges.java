package io.github.lightsailboot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.lightsailboot.diagnostics.Mistake;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The ranges that the constraints of {@link LightsailProperties} give to single values.
 * The defaults are within them, so Bean Validation is asked only about other values: for
 * its first answer it loads some 160 classes.
 */
final class ValueRanges implements ConfigurationRule {

	private static final String SES = LightsailProperties.PREFIX + ".ses.";

	private static final String HEALTH = LightsailProperties.PREFIX + ".health.";

	private final ObjectProvider<Validator> validator;

	ValueRanges(ObjectProvider<Validator> validator) {
		this.validator = validator;
	}

	@Override
	public List<Mistake> check(ConfigurationCandidate candidate) {
		LightsailProperties.Ses ses = candidate.properties().getSes();
		LightsailProperties.Health health = candidate.properties().getHealth();
		List<Mistake> mistakes = new ArrayList<>();
		if (!isDefault(ses)) {
			addMistakes(mistakes, SES, validate(ses));
		}
		if (!isDefault(health)) {
			addMistakes(mistakes, HEALTH, validate(health));
		}
		return mistakes;
	}

	private <T> Set<ConstraintViolation<T>> validate(T bean) {
		Validator available = this.validator.getIfAvailable();
		if (available != null) {
			return available.validate(bean);
		}
		try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
			return factory.getValidator().validate(bean);
		}
	}

	private static boolean isDefault(LightsailProperties.Ses ses) {
		return ses.getMaxSendRate() == null
				&& ses.getMaxConcurrency() == new LightsailProperties.Ses().getMaxConcurrency();
	}

	private static boolean isDefault(LightsailProperties.Health health) {
		LightsailProperties.Health defaults = new LightsailProperties.Health();
		return health.getChecks().equals(defaults.getChecks()) && health.getCacheTtl().equals(defaults.getCacheTtl())
				&& health.getTimeout().equals(defaults.getTimeout()) && health.getMaxKeyAge() == null;
	}

	private static <T> void addMistakes(List<Mistake> mistakes, String prefix, Set<ConstraintViolation<T>> violations) {
		for (ConstraintViolation<T> violation : violations) {
			String name = DataObjectPropertyName.toDashedForm(violation.getPropertyPath().toString());
			mistakes.add(new Mistake(prefix + name, violation.getMessage(),
					"Write a value in this range, or remove the key to use the default."));
		}
	}

}
