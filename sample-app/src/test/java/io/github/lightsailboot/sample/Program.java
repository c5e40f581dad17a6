package io.github.lightsailboot.sample;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A jar of this project, started with {@code java -jar} as its user does.
 */
final class Program implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final Process process;

	private final Path output;

	private final String url;

	private Program(Process process, Path output, Pattern address) {
		this.process = process;
		this.output = output;
		try {
			await().atMost(Duration.ofMinutes(2))
				.pollInterval(Duration.ofMillis(50))
				.until(() -> !process.isAlive() || address.matcher(output()).find());
			Matcher matcher = address.matcher(output());
			assertThat(matcher.find()).as(output()).isTrue();
			this.url = matcher.group(1);
		}
		catch (RuntimeException | Error ex) {
			process.destroyForcibly();
			throw ex;
		}
	}

	static Program sample(Map<String, String> variables, String... options) throws IOException {
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--aws.lightsail.health.timeout=30s"));
		all.addAll(Arrays.asList(options));
		return start("sample-app.jar", Pattern.compile("Open (http://localhost:\\d+)"), variables, all);
	}

	static Program emulator() throws IOException {
		return start("emulator.jar", Pattern.compile("listens on (http://\\S+)"), Map.of(), List.of("--port", "0"));
	}

	private static Program start(String jar, Pattern address, Map<String, String> variables, List<String> options)
			throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
		options.stream().filter((option) -> option.startsWith("-D")).forEach(command::add);
		command.addAll(List.of("-jar", System.getProperty(jar)));
		options.stream().filter((option) -> !option.startsWith("-D")).forEach(command::add);
		Path output = Files.createTempFile("program", ".log");
		output.toFile().deleteOnExit();
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().keySet().removeIf((variable) -> variable.startsWith("AWS_"));
		builder.environment().putAll(variables);
		return new Program(builder.start(), output, address);
	}

	String output() {
		try {
			return Files.readString(this.output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return this.url;
	}

	HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(request(path).GET());
	}

	HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
		return send(request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.url + path)).timeout(Duration.ofSeconds(60));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Override
	public void close() {
		this.process.destroyForcibly().onExit().join();
	}

}
