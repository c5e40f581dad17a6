package io.github.lightsailboot.benchmarks;

/**
 * All measurements.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	public static void main(String[] args) {
	}

}
