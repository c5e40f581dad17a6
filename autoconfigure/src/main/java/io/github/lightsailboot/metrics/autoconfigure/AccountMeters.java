package io.github.lightsailboot.metrics.autoconfigure;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.lightsailboot.ses.SesAccount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Shows what was last heard of the account: the quota of SES, and the age of the access
 * key. Nothing is asked for it; what is not known is not a number.
 */
final class AccountMeters implements MeterBinder {

	private final Supplier<Optional<SesAccount>> account;

	private final Supplier<Optional<Duration>> keyAge;

	/**
	 * Create the meters.
	 * @param account what was last heard of the account
	 * @param keyAge how old the access key is
	 */
	AccountMeters(Supplier<Optional<SesAccount>> account, Supplier<Optional<Duration>> keyAge) {
		this.account = account;
		this.keyAge = keyAge;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		quota(registry, "lightsail.ses.quota.max", "Recipients that may be sent to in 24 hours, -1 for any number",
				SesAccount::max24HourSend);
		quota(registry, "lightsail.ses.quota.sent", "Recipients that were sent to in the last 24 hours",
				SesAccount::sentLast24Hours);
		quota(registry, "lightsail.ses.quota.rate", "Recipients that may be sent to in a second",
				SesAccount::maxSendRate);
		TimeGauge
			.builder("lightsail.credentials.age", this, TimeUnit.SECONDS,
					(meters) -> meters.keyAge.get().map((age) -> (double) age.toSeconds()).orElse(Double.NaN))
			.description("Age of the access key")
			.register(registry);
	}

	private void quota(MeterRegistry registry, String name, String description,
			Function<SesAccount, @Nullable Double> value) {
		Gauge.builder(name, this, (meters) -> meters.quota(value))
			.description(description)
			.strongReference(true)
			.register(registry);
	}

	private double quota(Function<SesAccount, @Nullable Double> value) {
		SesAccount latest = this.account.get().orElse(null);
		Double number = (latest != null) ? value.apply(latest) : null;
		return (number != null) ? number : Double.NaN;
	}

}
