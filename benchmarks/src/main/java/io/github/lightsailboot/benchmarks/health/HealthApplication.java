package io.github.lightsailboot.benchmarks.health;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * A Boot application with health, with or without this starter. Its keys are those of the
 * emulator, which are the example keys of AWS's documentation.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class HealthApplication {

	static ConfigurableApplicationContext start(WebApplicationType type, Map<String, String> properties) {
		Map<String, Object> all = new LinkedHashMap<>(
				Map.of("server.port", "0", "server.tomcat.max-keep-alive-requests", "-1", "aws.lightsail.region",
						"us-east-1", "aws.lightsail.access-key", "AKIAIOSFODNN7EXAMPLE", "aws.lightsail.secret-key",
						"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "spring.cloud.aws.ses.enabled", "false",
						"spring.cloud.aws.region.static", "us-east-1", "logging.level.root", "ERROR",
						"spring.jmx.enabled", "false"));
		all.putAll(properties);
		return new SpringApplicationBuilder(HealthApplication.class).web(type)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.properties(all)
			.run();
	}

}
