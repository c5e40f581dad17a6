package io.github.lightsailboot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless {@code aws.lightsail.enabled} is false. A value that is neither true nor
 * false matches too, so that it is reported as the mistake it is.
 */
class OnLightsailEnabledCondition extends SpringBootCondition {

	static final String PROPERTY = LightsailProperties.PREFIX + ".enabled";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Lightsail");
		return isEnabled(context.getEnvironment()) ? ConditionOutcome.match(message.because("it is not disabled"))
				: ConditionOutcome.noMatch(message.because("%s is false".formatted(PROPERTY)));
	}

	static boolean isEnabled(Environment environment) {
		Boolean enabled = read(environment);
		return enabled == null || enabled;
	}

	private static @Nullable Boolean read(Environment environment) {
		try {
			BindResult<Boolean> enabled = Binder.get(environment).bind(PROPERTY, Boolean.class);
			return enabled.isBound() ? enabled.get() : null;
		}
		catch (BindException ex) {
			return null;
		}
	}

	/**
	 * Matches if {@code aws.lightsail.enabled} is false.
	 */
	static class Disabled extends OnLightsailEnabledCondition {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConditionOutcome enabled = super.getMatchOutcome(context, metadata);
			return new ConditionOutcome(!enabled.isMatch(), enabled.getConditionMessage());
		}

	}

}
