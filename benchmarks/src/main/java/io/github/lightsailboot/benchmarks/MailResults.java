package io.github.lightsailboot.benchmarks;

import java.util.ArrayList;
import java.util.List;

import io.github.lightsailboot.benchmarks.mail.MailBenchmark;
import io.github.lightsailboot.benchmarks.mail.MailMeasurement;
import io.github.lightsailboot.benchmarks.results.Measurement;

/**
 * Collects the results of the mail benchmark.
 */
final class MailResults {

	private MailResults() {
	}

	static List<Measurement> measure(List<String> chosen) {
		List<Measurement> measurements = new ArrayList<>();
		for (MailMeasurement mail : MailBenchmark.measure(chosen,
				(measured) -> System.err.println("Mail: " + measured))) {
			String benchmark = "Mail: " + mail.scenario();
			String sender = mail.sender();
			measurements.add(Measurement.of(benchmark, sender, "mails", "", mail.mails()));
			measurements.add(Measurement.of(benchmark, sender, "took", "s", mail.seconds()));
			measurements.add(Measurement.of(benchmark, sender, "at the rate", "s", mail.idealSeconds()));
			measurements.add(Measurement.of(benchmark, sender, "sent", "", mail.sent()));
			measurements.add(Measurement.of(benchmark, sender, "failed", "", mail.failed()));
			measurements.add(Measurement.of(benchmark, sender, "duplicates", "", mail.duplicates()));
			measurements.add(Measurement.of(benchmark, sender, "lost", "", mail.lost()));
			measurements.add(Measurement.of(benchmark, sender, "throttled", "", mail.throttled()));
		}
		return measurements;
	}

}
