package io.github.lightsailboot.metrics.autoconfigure;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.lightsailboot.health.internal.LightsailChecks;
import io.github.lightsailboot.ses.internal.SesAccountSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Gauges of the last known sending quota of SES and age of the access key. No request is
 * sent for them; an unknown value is NaN.
 */
record AccountMeters(ObjectProvider<SesAccountSource> account,
		ObjectProvider<LightsailChecks> checks) implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		quota(registry, "lightsail.ses.quota.max", "Maximum number of recipients in 24 hours, -1 for no limit",
				SendQuota::max24HourSend);
		quota(registry, "lightsail.ses.quota.sent", "Number of recipients in the last 24 hours",
				SendQuota::sentLast24Hours);
		quota(registry, "lightsail.ses.quota.rate", "Maximum send rate, in recipients per second",
				SendQuota::maxSendRate);
		TimeGauge.builder("lightsail.credentials.age", this::age, TimeUnit.SECONDS)
			.description("Age of the access key")
			.register(registry);
	}

	private void quota(MeterRegistry registry, String name, String description,
			Function<SendQuota, @Nullable Double> value) {
		Gauge.builder(name, () -> quota(value)).description(description).register(registry);
	}

	private double quota(Function<SendQuota, @Nullable Double> value) {
		return this.account.getObject().latest().map(GetAccountResponse::sendQuota).map(value).orElse(Double.NaN);
	}

	private double age() {
		return this.checks.stream()
			.findFirst()
			.flatMap(LightsailChecks::keyAge)
			.map((age) -> (double) age.toSeconds())
			.orElse(Double.NaN);
	}

}
