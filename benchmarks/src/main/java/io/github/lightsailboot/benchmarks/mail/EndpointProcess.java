package io.github.lightsailboot.benchmarks.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An endpoint in its own process, so that only the sender is measured in this one. Its
 * program prints the port and exits at the end of its input.
 */
final class EndpointProcess implements AutoCloseable {

	private final Process process;

	private final URI endpoint;

	EndpointProcess(Class<?> program, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
						System.getProperty("java.class.path"), program.getName()));
		command.addAll(List.of(arguments));
		this.process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		BufferedReader out = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.US_ASCII));
		this.endpoint = URI.create("http://127.0.0.1:" + out.readLine());
	}

	URI endpoint() {
		return this.endpoint;
	}

	@Override
	public void close() {
		this.process.destroy();
	}

}
