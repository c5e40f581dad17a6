package io.github.lightsailboot.benchmarks.application.handwritten;

import io.github.lightsailboot.benchmarks.application.common.MeasuredApplication;

import org.springframework.boot.SpringApplication;

/**
 * Declares typical client beans: built at start, with the SDK's defaults.
 */
@MeasuredApplication
public class HandWrittenApplication {

	public static void main(String[] args) {
		SpringApplication.run(HandWrittenApplication.class, args);
	}

}
