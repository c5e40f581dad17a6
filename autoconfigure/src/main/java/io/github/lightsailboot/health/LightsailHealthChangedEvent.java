package io.github.lightsailboot.health;

import java.util.Optional;

import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.failure.HealthStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;

/**
 * Published when a part of {@code /actuator/health/lightsail} changes its status, for
 * applications that alert without polling. Checks run only while something requests
 * health, such as a load balancer, so a change is detected only then.
 * <p>
 * The first result of a part is a change from {@link HealthStatus#UNKNOWN}, unless it has
 * that status. Events are published one after another, on a thread of the health checks
 * and never on that of a request. A slow listener delays later events, but no check.
 *
 * @since 0.1.0
 */
public final class LightsailHealthChangedEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	private final HealthStatus oldStatus;

	private final HealthStatus newStatus;

	private final @Nullable AwsFailureReason reason;

	/**
	 * Create an event.
	 * @param part the part of health, such as {@code credentials} or {@code ses}
	 * @param oldStatus the previous status
	 * @param newStatus the new status
	 * @param reason the reason of the new status, or {@code null} if it is
	 * {@link HealthStatus#UP}
	 */
	public LightsailHealthChangedEvent(String part, HealthStatus oldStatus, HealthStatus newStatus,
			@Nullable AwsFailureReason reason) {
		super(part);
		this.oldStatus = oldStatus;
		this.newStatus = newStatus;
		this.reason = reason;
	}

	/**
	 * Return the name of the part in the health endpoint.
	 * @return the part, such as {@code credentials} or {@code ses}
	 */
	public String getPart() {
		return (String) getSource();
	}

	/**
	 * Return the previous status.
	 * @return the status
	 */
	public HealthStatus getOldStatus() {
		return this.oldStatus;
	}

	/**
	 * Return the new status.
	 * @return the status
	 */
	public HealthStatus getNewStatus() {
		return this.newStatus;
	}

	/**
	 * Return the reason of the new status.
	 * @return the reason, or empty if the part is up
	 */
	public Optional<AwsFailureReason> getReason() {
		return Optional.ofNullable(this.reason);
	}

	@Override
	public String toString() {
		return "LightsailHealthChangedEvent(%s: %s to %s%s)".formatted(getPart(), this.oldStatus, this.newStatus,
				(this.reason != null) ? ", " + this.reason : "");
	}

}
