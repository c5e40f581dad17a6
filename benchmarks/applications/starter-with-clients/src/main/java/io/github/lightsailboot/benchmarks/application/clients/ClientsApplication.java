package io.github.lightsailboot.benchmarks.application.clients;

import io.github.lightsailboot.benchmarks.application.common.MeasuredApplication;

import org.springframework.boot.SpringApplication;

/**
 * Injects clients of this starter at start.
 */
@MeasuredApplication
public class ClientsApplication {

	public static void main(String[] args) {
		SpringApplication.run(ClientsApplication.class, args);
	}

}
