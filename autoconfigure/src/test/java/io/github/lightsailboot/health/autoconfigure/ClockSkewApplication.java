package io.github.lightsailboot.health.autoconfigure;

import java.time.Duration;

import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.health.internal.LightsailChecks;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Asks an endpoint whose clock is ten minutes ahead, and prints what comes of it.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ClockSkewApplication {

	public static void main(String[] arguments) {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
			emulator.clock().advance(Duration.ofMinutes(10));
			String secret = emulator.credentials().secretAccessKey();
			if (arguments[0].equals("refused")) {
				emulator.faults()
					.add(Fault.error(403, "SignatureDoesNotMatch", "Signature expired: x is now earlier than y")
						.on(AwsService.STS));
			}
			else if (arguments[0].equals("wrong-secret")) {
				secret = "wrongwrongwrongwrongwrongwrongwrongwrong";
			}
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ClockSkewApplication.class)
				.web(WebApplicationType.NONE)
				.run("--spring.main.banner-mode=off", "--spring.cloud.aws.s3.enabled=false",
						"--spring.cloud.aws.ses.enabled=false", "--aws.lightsail.region=eu-central-1",
						"--aws.lightsail.endpoint=" + emulator.endpoint(), "--aws.lightsail.health.timeout=60s",
						"--aws.lightsail.access-key=" + emulator.credentials().accessKeyId(),
						"--aws.lightsail.secret-key=" + secret)) {
				System.out.println(context.getBean(LightsailChecks.class).check(HealthCheck.CREDENTIALS));
			}
		}
	}

}
