package io.github.lightsailboot.benchmarks.application.bare;

import io.github.lightsailboot.benchmarks.application.common.MeasuredApplication;

import org.springframework.boot.SpringApplication;

/**
 * Web, Actuator and validation, nothing else.
 */
@MeasuredApplication
public class BareApplication {

	public static void main(String[] args) {
		SpringApplication.run(BareApplication.class, args);
	}

}
