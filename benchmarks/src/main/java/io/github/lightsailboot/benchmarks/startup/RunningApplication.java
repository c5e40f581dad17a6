package io.github.lightsailboot.benchmarks.startup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An application in its own process.
 */
public final class RunningApplication implements AutoCloseable {

	private static final Pattern READY = Pattern.compile("READY port=(\\d+) classes=(\\d+)");

	private static final Set<String> EXTRACTED = ConcurrentHashMap.newKeySet();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Process process;

	private final double startedMillis;

	private final int port;

	private final int classes;

	private RunningApplication(Process process, double startedMillis, int port, int classes) {
		this.process = process;
		this.startedMillis = startedMillis;
		this.port = port;
		this.classes = classes;
	}

	/**
	 * Start an application and wait until it is ready.
	 * @param application the application
	 * @param endpoint the endpoint of its client
	 * @param jvmOptions options of its JVM
	 * @return the application
	 * @throws IOException if it does not start
	 */
	public static RunningApplication start(Application application, URI endpoint, String... jvmOptions)
			throws IOException {
		Path jar = extracted(application.module());
		List<String> command = command(jar, application, endpoint, jvmOptions);
		long start = System.nanoTime();
		Process process = launch(command, application);
		StringBuilder output = new StringBuilder();
		BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			Matcher ready = READY.matcher(line);
			if (ready.find()) {
				double millis = (System.nanoTime() - start) / 1e6;
				drain(reader);
				return new RunningApplication(process, millis, Integer.parseInt(ready.group(1)),
						Integer.parseInt(ready.group(2)));
			}
			output.append(line).append('\n');
		}
		throw new IOException("'%s' did not start:%n%s".formatted(application.name(), output));
	}

	/**
	 * Start an application whose options make it exit, and wait for its end.
	 * @param application the application
	 * @param endpoint the endpoint of its client
	 * @param jvmOptions options of its JVM
	 * @throws IOException if it cannot be started
	 */
	static void runToItsEnd(Application application, URI endpoint, String... jvmOptions) throws IOException {
		Process process = launch(command(extracted(application.module()), application, endpoint, jvmOptions),
				application);
		process.inputReader(StandardCharsets.UTF_8).lines().forEach((line) -> {
		});
		try {
			process.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> command(Path jar, Application application, URI endpoint, String... jvmOptions) {
		List<String> command = new ArrayList<>();
		command.add(java());
		command.addAll(List.of(jvmOptions));
		command.addAll(List.of("-jar", jar.toString(), "--server.port=0", "--server.address=127.0.0.1",
				"--spring.main.banner-mode=off"));
		command.addAll(application.arguments().apply(endpoint));
		return command;
	}

	private static Process launch(List<String> command, Application application) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("AWS_"));
		builder.environment().putAll(application.environment());
		return builder.start();
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/**
	 * Return the jar of an application in the layout that Boot recommends for production:
	 * a jar of its own classes beside a folder of libraries. It is extracted once per
	 * run, because the modification time of a jar does not show whether it has changed.
	 */
	static Path extracted(String module) throws IOException {
		Path built = Path.of("benchmarks", "applications", module, "target");
		Path jar = built.resolve(module + ".jar");
		Path directory = built.resolve("extracted");
		Path extracted = directory.resolve(jar.getFileName());
		if (!Files.exists(jar)) {
			throw new IOException("'%s' does not exist. Build it first, and run this in the root of the project."
				.formatted(jar.toAbsolutePath()));
		}
		if (EXTRACTED.add(module)) {
			new ProcessBuilder(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination",
					directory.toString())
				.inheritIO()
				.start()
				.onExit()
				.join();
		}
		return extracted;
	}

	/**
	 * Return the size of the libraries of an application.
	 * @param module the folder of the application
	 * @return the size in bytes
	 * @throws IOException if they cannot be read
	 */
	public static long libraryBytes(String module) throws IOException {
		try (Stream<Path> jars = Files.list(extracted(module).resolveSibling("lib"))) {
			return jars.mapToLong((jar) -> jar.toFile().length()).sum();
		}
	}

	private static void drain(BufferedReader reader) {
		Thread thread = new Thread(() -> {
			try {
				reader.transferTo(Writer.nullWriter());
			}
			catch (IOException ex) {
				// The process has ended
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	/**
	 * Return how long it took from the start of the process until the application was
	 * ready.
	 * @return the time in milliseconds
	 */
	public double startedMillis() {
		return this.startedMillis;
	}

	/**
	 * Return how many classes were loaded when the application was ready.
	 * @return the number
	 */
	public int classes() {
		return this.classes;
	}

	/**
	 * Send mails one after another.
	 * @param mails the number of mails
	 * @return the time in milliseconds
	 */
	public double send(int mails) {
		return timed(
				HttpRequest.newBuilder(uri("/mails?mails=" + mails)).POST(HttpRequest.BodyPublishers.noBody()).build());
	}

	/**
	 * Send a GET request.
	 * @param path its path
	 * @return the time in milliseconds
	 */
	public double get(String path) {
		return timed(HttpRequest.newBuilder(uri(path)).build());
	}

	/**
	 * Return the memory usage after a garbage collection.
	 * @return the used bytes of heap and non-heap memory, and the number of loaded
	 * classes
	 */
	public List<Double> memory() {
		return Stream.of(call(HttpRequest.newBuilder(uri("/memory")).build()).body().split(" "))
			.map(Double::valueOf)
			.toList();
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	private double timed(HttpRequest request) {
		long start = System.nanoTime();
		call(request);
		return (System.nanoTime() - start) / 1e6;
	}

	private HttpResponse<String> call(HttpRequest request) {
		try {
			HttpResponse<String> response = this.http.send(request, BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException(
						"%s: %d %s".formatted(request.uri(), response.statusCode(), response.body()));
			}
			return response;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
