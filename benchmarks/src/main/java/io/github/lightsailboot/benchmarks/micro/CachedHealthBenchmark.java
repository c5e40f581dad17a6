package io.github.lightsailboot.benchmarks.micro;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.lightsailboot.emulator.LightsailEmulator;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Measures a health probe with a cached result, and the resolution of credentials.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CachedHealthBenchmark {

	private @Nullable LightsailEmulator emulator;

	private @Nullable ConfigurableApplicationContext context;

	private @Nullable HealthIndicator indicator;

	private @Nullable AwsCredentialsProvider credentials;

	/**
	 * Start an application and wait for its first health result.
	 */
	@Setup
	public void start() {
		LightsailEmulator emulator = LightsailEmulator.builder().start();
		this.emulator = emulator;
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties(Map.of("aws.lightsail.region", "us-east-1", "aws.lightsail.endpoint",
					emulator.endpoint().toString(), "aws.lightsail.access-key", emulator.credentials().accessKeyId(),
					"aws.lightsail.secret-key", emulator.credentials().secretAccessKey(), "spring.main.banner-mode",
					"off", "spring.cloud.aws.ses.enabled", "false", "logging.level.root", "WARN"))
			.run();
		this.context = context;
		CompositeHealthContributor health = context.getBean("lightsailHealthContributor",
				CompositeHealthContributor.class);
		if (!(health.getContributor("credentials") instanceof HealthIndicator found)) {
			throw new IllegalStateException("No check of the credentials");
		}
		this.indicator = found;
		found.health();
		this.credentials = context.getBean("lightsailCredentialsProvider", AwsCredentialsProvider.class);
	}

	/**
	 * Get the health of the credentials.
	 * @return the health
	 */
	@Benchmark
	public @Nullable Health probe() {
		HealthIndicator indicator = this.indicator;
		return (indicator != null) ? indicator.health() : null;
	}

	/**
	 * Resolve the credentials.
	 * @return the credentials
	 */
	@Benchmark
	public @Nullable AwsCredentials resolveCredentials() {
		AwsCredentialsProvider credentials = this.credentials;
		return (credentials != null) ? credentials.resolveCredentials() : null;
	}

	/**
	 * Close the application.
	 */
	@TearDown
	public void stop() {
		if (this.context != null) {
			this.context.close();
		}
		if (this.emulator != null) {
			this.emulator.close();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
