package io.github.lightsailboot.autoconfigure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.github.lightsailboot.diagnostics.ConfigurationError;
import io.github.lightsailboot.diagnostics.ConfigurationErrors;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Checks each value against the constraints on the fields of {@link LightsailProperties}.
 */
record ConstraintRule(ObjectProvider<Validator> validator) implements ConfigurationRule {

	@Override
	public void check(EffectiveConfiguration configuration, ConfigurationErrors errors) {
		validate(configuration.properties()).stream()
			.map(ConstraintRule::error)
			.sorted(Comparator.comparing(ConfigurationError::property))
			.forEach(errors::add);
	}

	private static ConfigurationError error(ConstraintViolation<LightsailProperties> violation) {
		String name = DataObjectPropertyName.toDashedForm(violation.getPropertyPath().toString());
		return new ConfigurationError(LightsailProperties.PREFIX + "." + name, violation.getMessage(),
				"Write a value in this range, or remove the property to use the default.");
	}

	/**
	 * Validate values that differ from the defaults only, because Hibernate Validator
	 * loads about 170 classes.
	 */
	private Set<ConstraintViolation<LightsailProperties>> validate(LightsailProperties properties) {
		if (constrainedValues(properties).equals(constrainedValues(new LightsailProperties()))) {
			return Set.of();
		}
		Validator available = this.validator.getIfAvailable();
		if (available != null) {
			return available.validate(properties);
		}
		try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
			return factory.getValidator().validate(properties);
		}
	}

	private static List<@Nullable Object> constrainedValues(LightsailProperties properties) {
		LightsailProperties.Ses ses = properties.getSes();
		LightsailProperties.Health health = properties.getHealth();
		return Arrays.asList(ses.getMaxSendRate(), ses.getMaxConcurrency(), health.getCacheTtl(), health.getTimeout(),
				health.getMaxKeyAge());
	}

}
