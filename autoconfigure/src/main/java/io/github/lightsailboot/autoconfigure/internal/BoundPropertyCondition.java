package io.github.lightsailboot.autoconfigure.internal;

import java.util.function.Predicate;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches a property that is bound as {@code LightsailProperties} binds it, so that both
 * interpret every text in the same way. A value that cannot be bound counts as the
 * default here, because the validation of the configuration reports it.
 *
 * @param <T> the type of the property
 */
public abstract class BoundPropertyCondition<T> extends SpringBootCondition {

	private final String property;

	private final T defaultValue;

	private final Predicate<T> predicate;

	/**
	 * Create a condition.
	 * @param property the full name of the property
	 * @param defaultValue the value if the property is not set
	 * @param predicate the values that match
	 */
	protected BoundPropertyCondition(String property, T defaultValue, Predicate<T> predicate) {
		this.property = property;
		this.defaultValue = defaultValue;
		this.predicate = predicate;
	}

	@Override
	public final ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		T value = value(context.getEnvironment(), this.property, this.defaultValue);
		ConditionMessage message = ConditionMessage.forCondition("Lightsail property")
			.because("`%s` is %s".formatted(this.property, value));
		return new ConditionOutcome(this.predicate.test(value), message);
	}

	/**
	 * Return the value of a property.
	 * @param <T> the type of the property
	 * @param environment the environment
	 * @param property the full name of the property
	 * @param defaultValue the value if the property is not set or cannot be bound
	 * @return the value
	 */
	@SuppressWarnings("unchecked")
	public static <T> T value(Environment environment, String property, T defaultValue) {
		try {
			return Binder.get(environment).bind(property, (Class<T>) defaultValue.getClass()).orElse(defaultValue);
		}
		catch (BindException ex) {
			return defaultValue;
		}
	}

}
