package io.github.lightsailboot.benchmarks.startup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An application that is measured.
 *
 * @param name its name in the results
 * @param module its folder and the name of its jar
 * @param clients the number of clients that it builds at start, where configurable
 * @param mails whether it can send mail
 * @param arguments its arguments for an endpoint
 */
public record Application(String name, String module, int clients, boolean mails,
		Function<URI, List<String>> arguments) {

	/**
	 * Access key ID of the endpoint.
	 */
	public static final String ACCESS_KEY = "AKIABENCHMARKKEY0001";

	/**
	 * Secret access key of the endpoint.
	 */
	public static final String SECRET_KEY = "b5enchmarkb5enchmarkb5enchmarkb5enchmark";

	/**
	 * Web, Actuator and validation without AWS.
	 */
	public static final Application BARE = new Application("without AWS", "bare", 0, false, (endpoint) -> List.of());

	/**
	 * Spring Cloud AWS's SES starter.
	 */
	public static final Application SPRING_CLOUD_AWS = new Application("spring-cloud-aws-starter-ses",
			"spring-cloud-aws", 0, true,
			(endpoint) -> List.of("--spring.cloud.aws.endpoint=" + endpoint,
					"--spring.cloud.aws.region.static=us-east-1",
					"--spring.cloud.aws.credentials.access-key=" + ACCESS_KEY,
					"--spring.cloud.aws.credentials.secret-key=" + SECRET_KEY));

	/**
	 * This starter, with nothing injected at start.
	 */
	public static final Application STARTER = starter("this starter", "starter", 0);

	/**
	 * Return an application with hand-written client beans.
	 * @param clients 1, 3 or 4
	 * @return the application
	 */
	public static Application handWritten(int clients) {
		return new Application("by hand, clients: " + clients, "hand-written", clients, true,
				(endpoint) -> List.of("--app.endpoint=" + endpoint, "--app.region=us-east-1",
						"--app.access-key=" + ACCESS_KEY, "--app.secret-key=" + SECRET_KEY));
	}

	/**
	 * Return an application that injects clients of this starter.
	 * @param clients 1, 3 or 5
	 * @return the application
	 */
	public static Application injecting(int clients) {
		return starter("this starter, clients injected: " + clients, "starter-with-clients", clients);
	}

	private static Application starter(String name, String module, int clients) {
		return new Application(name, module, clients, true,
				(endpoint) -> List.of("--aws.lightsail.endpoint=" + endpoint, "--aws.lightsail.region=us-east-1"));
	}

	/**
	 * Return this application with further arguments.
	 * @param suffix the suffix of its name
	 * @param more the further arguments
	 * @return the application
	 */
	public Application with(String suffix, String... more) {
		return new Application(this.name + suffix, this.module, this.clients, this.mails, (endpoint) -> {
			List<String> all = new ArrayList<>(this.arguments.apply(endpoint));
			all.addAll(List.of(more));
			return all;
		});
	}

	Map<String, String> environment() {
		return Map.of("BENCHMARK_CLIENTS", String.valueOf(this.clients), "AWS_LIGHTSAIL_ACCESS_KEY", ACCESS_KEY,
				"AWS_LIGHTSAIL_SECRET_KEY", SECRET_KEY);
	}

}
