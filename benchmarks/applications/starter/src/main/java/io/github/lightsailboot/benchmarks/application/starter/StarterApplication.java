package io.github.lightsailboot.benchmarks.application.starter;

import io.github.lightsailboot.benchmarks.application.common.MeasuredApplication;

import org.springframework.boot.SpringApplication;

/**
 * Sends mail with this starter; nothing is injected at start.
 */
@MeasuredApplication
public class StarterApplication {

	public static void main(String[] args) {
		SpringApplication.run(StarterApplication.class, args);
	}

}
