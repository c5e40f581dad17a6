package io.github.lightsailboot.metrics.autoconfigure;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.lightsailboot.ses.internal.SesAccount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/**
 * Gauges of the last known sending quota of SES and age of the access key. No request is
 * sent for them; an unknown value is NaN.
 */
final class AccountMeters implements MeterBinder {

	private final Supplier<Optional<SesAccount>> account;

	private final Supplier<Optional<Duration>> keyAge;

	/**
	 * Create the meters.
	 * @param account the last report about the account
	 * @param keyAge the age of the access key
	 */
	AccountMeters(Supplier<Optional<SesAccount>> account, Supplier<Optional<Duration>> keyAge) {
		this.account = account;
		this.keyAge = keyAge;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		quota(registry, "lightsail.ses.quota.max", "Maximum number of recipients in 24 hours, -1 for no limit",
				SendQuota::max24HourSend);
		quota(registry, "lightsail.ses.quota.sent", "Number of recipients in the last 24 hours",
				SendQuota::sentLast24Hours);
		quota(registry, "lightsail.ses.quota.rate", "Maximum send rate, in recipients per second",
				SendQuota::maxSendRate);
		TimeGauge
			.builder("lightsail.credentials.age", this, TimeUnit.SECONDS,
					(meters) -> meters.keyAge.get().map((age) -> (double) age.toSeconds()).orElse(Double.NaN))
			.description("Age of the access key")
			.register(registry);
	}

	private void quota(MeterRegistry registry, String name, String description,
			Function<SendQuota, @Nullable Double> value) {
		Gauge.builder(name, this, (meters) -> meters.quota(value))
			.description(description)
			.strongReference(true)
			.register(registry);
	}

	private double quota(Function<SendQuota, @Nullable Double> value) {
		return this.account.get().map((account) -> account.response().sendQuota()).map(value).orElse(Double.NaN);
	}

}
