package io.github.lightsailboot.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.Assert;

/**
 * Starts a real application with given properties and environment variables, at the most
 * verbose log levels, and returns its output.
 */
final class Startup {

	private static final List<String> VERBOSE = List.of("--debug", "--logging.level.org.springframework=trace",
			"--logging.level.io.awspring=trace", "--logging.level.software.amazon.awssdk=trace",
			"--logging.level.org.hibernate.validator=trace", "--logging.level.io.github.lightsailboot=trace");

	private final Map<String, Object> properties = new LinkedHashMap<>();

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private final List<String> unreadable = new ArrayList<>();

	private final List<String> arguments = new ArrayList<>();

	private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

	private WebApplicationType web = WebApplicationType.NONE;

	private Startup() {
		this.properties.put("spring.cloud.aws.s3.enabled", false);
		this.properties.put("spring.cloud.aws.ses.enabled", false);
		this.properties.put("spring.main.banner-mode", "off");
	}

	static Startup with(String... pairs) {
		return new Startup().and(pairs);
	}

	Startup and(String... pairs) {
		for (String pair : pairs) {
			int equals = pair.indexOf('=');
			this.properties.put(pair.substring(0, equals), pair.substring(equals + 1));
		}
		return this;
	}

	Startup property(String key, Object value) {
		this.properties.put(key, value);
		return this;
	}

	Startup variable(String name, String value) {
		this.variables.put(name, value);
		return this;
	}

	/**
	 * Add a property source that fails when the property is read, as one does that cannot
	 * decrypt it.
	 */
	Startup unreadable(String key) {
		this.unreadable.add(key);
		return this;
	}

	Startup argument(String argument) {
		this.arguments.add(argument);
		return this;
	}

	/**
	 * Serve HTTP on a random port of this machine.
	 */
	Startup web() {
		this.web = WebApplicationType.SERVLET;
		return and("server.port=0", "server.address=127.0.0.1");
	}

	Startup using(Class<?>... sources) {
		this.sources.addAll(List.of(sources));
		return this;
	}

	/**
	 * Start the application, expecting that it cannot.
	 * @return what was printed
	 */
	String failure(CapturedOutput output) {
		int before = output.getAll().length();
		ConfigurableApplicationContext context;
		try {
			context = run();
		}
		catch (RuntimeException ex) {
			return output.getAll().substring(before);
		}
		context.close();
		throw new AssertionError("The application started");
	}

	/**
	 * Start the application, expecting that it can.
	 * @return what was printed
	 */
	String success(CapturedOutput output, Consumer<ConfigurableApplicationContext> assertions) {
		int before = output.getAll().length();
		try (ConfigurableApplicationContext context = run()) {
			assertions.accept(context);
		}
		return output.getAll().substring(before);
	}

	/**
	 * Start the application, which may fail.
	 * @return what was printed
	 */
	String attempt(CapturedOutput output) {
		int before = output.getAll().length();
		try {
			run().close();
		}
		catch (RuntimeException ex) {
			return output.getAll().substring(before);
		}
		return output.getAll().substring(before);
	}

	private ConfigurableApplicationContext run() {
		SpringApplication application = new SpringApplicationBuilder(this.sources.toArray(Class<?>[]::new))
			.web(this.web)
			.environment(new IsolatedEnvironment(this.variables))
			.properties(this.properties)
			.initializers((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new UnreadableProperties(this.unreadable)))
			.build();
		List<String> arguments = new ArrayList<>(VERBOSE);
		arguments.addAll(this.arguments);
		try {
			return application.run(arguments.toArray(String[]::new));
		}
		finally {
			quieten();
		}
	}

	/**
	 * The levels belong to the machine, not to the application, so later tests would be
	 * verbose too.
	 */
	private static void quieten() {
		LoggingSystem logging = LoggingSystem.get(Startup.class.getClassLoader());
		List.of("org.springframework", "io.awspring", "software.amazon.awssdk", "org.hibernate.validator",
				"io.github.lightsailboot")
			.forEach((logger) -> logging.setLogLevel(logger, null));
		logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
	}

	/**
	 * An environment with given variables instead of those of the machine.
	 */
	private static final class IsolatedEnvironment extends StandardEnvironment {

		IsolatedEnvironment(Map<String, Object> variables) {
			getPropertySources().replace(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		}

		@Override
		protected @Nullable String doGetActiveProfilesProperty() {
			return null;
		}

	}

	private static final class UnreadableProperties extends EnumerablePropertySource<List<String>> {

		UnreadableProperties(List<String> names) {
			super("unreadable", names);
		}

		@Override
		public String[] getPropertyNames() {
			return this.source.toArray(String[]::new);
		}

		@Override
		public @Nullable Object getProperty(String name) {
			Assert.state(!this.source.contains(name), "Decryption failed");
			return null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
