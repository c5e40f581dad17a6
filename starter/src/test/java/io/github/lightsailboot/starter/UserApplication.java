package io.github.lightsailboot.starter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.lightsailboot.emulator.LightsailEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application of {@code src/it}, built outside of this build and started with
 * {@code java -jar}.
 */
final class UserApplication implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final Pattern SDK_MODULE = Pattern.compile("BOOT-INF/lib/(.+)-(\\d+\\.\\d+\\.\\d+)\\.jar");

	private final Process process;

	private final Path output;

	private UserApplication(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	static UserApplication start(String name, LightsailEmulator emulator, String... options) {
		Path directory = directory(name);
		Path output = directory.resolve("target/output.log");
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
		List<String> arguments = new ArrayList<>(List.of("-jar", "target/application.jar", "--server.port=0",
				"--server.address=127.0.0.1", "--aws.lightsail.health.timeout=30s"));
		for (String option : options) {
			(option.startsWith("-D") ? command : arguments).add(option);
		}
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().keySet().removeIf((variable) -> variable.startsWith("AWS_"));
		builder.environment().put("AWS_LIGHTSAIL_ENDPOINT", emulator.endpoint().toString());
		builder.environment().put("AWS_LIGHTSAIL_ACCESS_KEY", emulator.credentials().accessKeyId());
		builder.environment().put("AWS_LIGHTSAIL_SECRET_KEY", emulator.credentials().secretAccessKey());
		try {
			return new UserApplication(builder.start(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path directory(String name) {
		return Path.of("target/it").resolve(name).toAbsolutePath();
	}

	/**
	 * Return the versions of the SDK that an application has in its archive, and the
	 * modules of each.
	 */
	static SortedMap<String, SortedSet<String>> sdkModules(String name) {
		SortedMap<String, SortedSet<String>> modules = new TreeMap<>();
		try (JarFile jar = new JarFile(directory(name).resolve("target/application.jar").toFile())) {
			jar.stream().forEach((entry) -> {
				Matcher matcher = SDK_MODULE.matcher(entry.getName());
				if (matcher.matches() && isOfSdk(matcher.group(1), matcher.group(2))) {
					modules.computeIfAbsent(matcher.group(2), (version) -> new TreeSet<>()).add(matcher.group(1));
				}
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return modules;
	}

	private static boolean isOfSdk(String module, String version) {
		return Files.exists(Path.of("target/it-repository/software/amazon/awssdk").resolve(module).resolve(version));
	}

	/**
	 * Wait until the application has started or given up.
	 * @return what it printed so far
	 */
	String output() {
		await().atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> !this.process.isAlive() || PORT.matcher(read()).find());
		return read();
	}

	private String read() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String get(String path) {
		return send(HttpRequest.newBuilder(uri(path)).GET());
	}

	String post(String path) {
		return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()));
	}

	private URI uri(String path) {
		String output = output();
		Matcher port = PORT.matcher(output);
		assertThat(port.find()).as(output).isTrue();
		return URI.create("http://127.0.0.1:%s%s".formatted(port.group(1), path));
	}

	private static String send(HttpRequest.Builder request) {
		try {
			return HttpClient.newHttpClient()
				.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
