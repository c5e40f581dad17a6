package io.github.lightsailboot.autoconfigure.internal;

/**
 * Matches unless {@code aws.lightsail.ses.enabled} is false.
 */
public class OnSesEnabledCondition extends BoundPropertyCondition<Boolean> {

	OnSesEnabledCondition() {
		super("aws.lightsail.ses.enabled", true, (enabled) -> enabled);
	}

}
