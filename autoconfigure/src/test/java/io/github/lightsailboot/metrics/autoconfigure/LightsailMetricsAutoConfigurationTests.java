package io.github.lightsailboot.metrics.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.health.internal.LightsailChecks;
import io.github.lightsailboot.health.autoconfigure.LightsailChecksAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.LightsailException;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class LightsailMetricsAutoConfigurationTests {

	private final LightsailEmulator emulator = LightsailEmulator.builder().start();

	private final ApplicationContextRunner withoutRegistry = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class, LightsailAutoConfiguration.class,
				LightsailClientAutoConfiguration.class, LightsailChecksAutoConfiguration.class,
				LightsailMetricsAutoConfiguration.class))
		.withPropertyValues("aws.lightsail.region=eu-central-1", "aws.lightsail.endpoint=" + this.emulator.endpoint(),
				"aws.lightsail.access-key=" + this.emulator.credentials().accessKeyId(),
				"aws.lightsail.secret-key=" + this.emulator.credentials().secretAccessKey(),
				"aws.lightsail.health.timeout=60s");

	private final ApplicationContextRunner runner = this.withoutRegistry
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class));

	@AfterEach
	void stop() {
		this.emulator.close();
	}

	@Test
	void metersAreThereBeforeAnythingIsAsked() {
		this.runner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("lightsail.ses.quota.max").gauge().value()).isNaN();
			assertThat(registry.get("lightsail.ses.quota.sent").gauge().value()).isNaN();
			assertThat(registry.get("lightsail.ses.quota.rate").gauge().value()).isNaN();
			assertThat(registry.get("lightsail.credentials.age").gauge().value()).isNaN();
			assertThat(this.emulator.requests().count()).isZero();
		});
	}

	@Test
	void checksCallsAndQuotaAreMeasured() {
		this.runner.run((context) -> {
			context.getBean(LightsailChecks.class).checkAll();
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			for (String check : new String[] { "credentials", "lightsailApi", "ses" }) {
				assertThat(registry.get("lightsail.health.check").tags("check", check, "outcome", "UP").timer().count())
					.isEqualTo(1);
			}
			assertThat(registry.get("lightsail.sdk.call")
				.tags("service", "SesV2", "operation", "GetAccount", "outcome", "SUCCESS")
				.timer()
				.count()).isEqualTo(1);
			assertThat(registry.get("lightsail.ses.quota.max").gauge().value())
				.isEqualTo(this.emulator.ses().getMax24HourSend());
			assertThat(registry.get("lightsail.ses.quota.rate").gauge().value())
				.isEqualTo(this.emulator.ses().getMaxSendRate());
		});
	}

	@Test
	void checksAreObservedInTheRegistryOfTheApplicationAndNothingTwice() {
		this.runner.withConfiguration(AutoConfigurations.of(ObservationAutoConfiguration.class)).run((context) -> {
			context.getBean(LightsailChecks.class).checkAll();
			Observation.createNotStarted("own", context.getBean(ObservationRegistry.class)).observe(() -> {
			});
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("own").timer().count()).isEqualTo(1);
			assertThat(registry.get("lightsail.health.check").tags("check", "ses").timer().count()).isEqualTo(1);
		});
	}

	@Test
	void ageOfTheAccessKeyIsMeasuredWhereItIsAskedFor() {
		this.emulator.keys()
			.add(AccessKey.of(this.emulator.credentials().accessKeyId(), this.emulator.credentials().secretAccessKey())
				.withCreationTime(Instant.now().minus(Duration.ofDays(31))));
		this.runner.withPropertyValues("aws.lightsail.health.max-key-age=90d").run((context) -> {
			context.getBean(LightsailChecks.class).checkAll();
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			await().untilAsserted(
					() -> assertThat(registry.get("lightsail.credentials.age").timeGauge().value(TimeUnit.DAYS))
						.isBetween(31.0, 31.5));
		});
	}

	@Test
	void callOfAwsSucceedsIfItsMeterFails() {
		this.withoutRegistry.withBean(MeterRegistry.class, LightsailMetricsAutoConfigurationTests::failingRegistry)
			.run((context) -> assertThat(context.getBean(LightsailClient.class).getRegions().regions()).isNotEmpty());
	}

	private static MeterRegistry failingRegistry() {
		MeterRegistry registry = new SimpleMeterRegistry();
		registry.config().meterFilter(MeterFilter.deny((id) -> {
			if (id.getName().equals("lightsail.sdk.call")) {
				throw new IllegalStateException("The registry fails");
			}
			return false;
		}));
		return registry;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void severalRegistriesAllMeasure(boolean withBootsConfiguration) {
		ApplicationContextRunner runner = withBootsConfiguration ? this.runner : this.withoutRegistry;
		runner.withBean("first", SimpleMeterRegistry.class)
			.withBean("second", SimpleMeterRegistry.class)
			.run((context) -> {
				context.getBean(LightsailChecks.class).checkAll();
				for (String name : new String[] { "first", "second" }) {
					MeterRegistry registry = context.getBean(name, MeterRegistry.class);
					assertThat(registry.get("lightsail.health.check")
						.tags("check", "ses", "outcome", "UP")
						.timer()
						.count()).isEqualTo(1);
					assertThat(registry.get("lightsail.sdk.call").tags("operation", "GetAccount").timer().count())
						.isEqualTo(1);
				}
			});
	}

	@Test
	void failedCallsAreMeasuredByTheirOutcome() {
		this.emulator.faults().add(Fault.error(400, "NotFoundException", "").on(AwsService.LIGHTSAIL));
		this.runner.run((context) -> {
			LightsailClient client = context.getBean(LightsailClient.class);
			assertThatExceptionOfType(LightsailException.class)
				.isThrownBy(() -> client.getInstance((request) -> request.instanceName("x")));
			assertThat(context.getBean(MeterRegistry.class)
				.get("lightsail.sdk.call")
				.tags("service", "Lightsail", "operation", "GetInstance", "outcome", "CLIENT_ERROR")
				.timer()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void micrometerIsOptional() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context.getBean(LightsailChecks.class).checkAll()).hasSize(3));
	}

	@Test
	void checksWorkWithoutARegistry() {
		this.withoutRegistry.run((context) -> assertThat(context.getBean(LightsailChecks.class).checkAll()).hasSize(3));
	}

}
