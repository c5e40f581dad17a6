package io.github.lightsailboot.benchmarks.startup;

import io.github.lightsailboot.emulator.LightsailEmulator;

/**
 * The endpoint of the measured applications. It has no limits and keeps no mails.
 */
public final class BenchmarkEndpoint {

	private BenchmarkEndpoint() {
	}

	/**
	 * Start the endpoint.
	 * @return the endpoint
	 */
	public static LightsailEmulator start() {
		return LightsailEmulator.builder()
			.credentials(Application.ACCESS_KEY, Application.SECRET_KEY)
			.keptMails(1)
			.ses((ses) -> {
				ses.setMaxSendRate(100_000);
				ses.setMax24HourSend(-1);
			})
			.start();
	}

}
