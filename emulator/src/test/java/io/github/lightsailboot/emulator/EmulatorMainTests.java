package io.github.lightsailboot.emulator;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmulatorMain}.
 */
class EmulatorMainTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void helpNamesEveryOption() {
		assertThat(run("--help")).isZero();
		assertThat(this.out.toString(StandardCharsets.UTF_8)).contains("--port", "--bind", "--sandbox", "/health");
	}

	@ParameterizedTest
	@CsvSource({ "--prot 1,Unknown argument: --prot", "--port,--port needs a value",
			"--port x,'--port must be a number from 0 to 65535, not ''x'''",
			"--port=70000,'--port must be a number from 0 to 65535, not ''70000'''",
			"--bind 1.2.3.4.5,'--bind must be an address of this machine, not ''1.2.3.4.5'''" })
	void badArgumentIsTold(String line, String message) {
		assertThat(run(line.split(" ", -1))).isEqualTo(2);
		assertThat(this.err.toString(StandardCharsets.UTF_8)).startsWith(message);
		assertThat(this.out.size()).isZero();
	}

	@Test
	void takenPortIsTold() {
		try (LightsailEmulator emulator = LightsailEmulator.builder().start()) {
			int port = emulator.endpoint().getPort();
			assertThat(run("--port", Integer.toString(port))).isEqualTo(1);
			assertThat(this.err.toString(StandardCharsets.UTF_8)).startsWith("Cannot listen on 127.0.0.1 port " + port);
		}
	}

	private int run(String... args) {
		return EmulatorMain.run(List.of(args), new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8));
	}

}
