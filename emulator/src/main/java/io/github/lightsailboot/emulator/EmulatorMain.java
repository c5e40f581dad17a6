package io.github.lightsailboot.emulator;

import java.io.PrintStream;

/**
 * The emulator as a program.
 */
final class EmulatorMain {

	private EmulatorMain() {
	}

	public static void main(String[] args) {
		System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT%1$tz %4$s %5$s%6$s%n");
		System.exit(run(args, System.out, System.err));
	}

	private static int run(String[] args, PrintStream out, PrintStream err) {
		LightsailEmulator.Builder builder = LightsailEmulator.builder().port(4577);
		for (int i = 0; i < args.length; i++) {
			if (args[i].equals("--port") && i + 1 < args.length) {
				builder.port(Integer.parseInt(args[++i]));
			}
			else {
				err.println("Unknown argument: " + args[i]);
				return 2;
			}
		}
		LightsailEmulator emulator = builder.start();
		Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "emulator-shutdown"));
		out.println("Lightsail emulator listens on " + emulator.endpoint());
		out.println("  access key ID      " + emulator.credentials().accessKeyId());
		out.println("  secret access key  " + emulator.credentials().secretAccessKey());
		try {
			Thread.currentThread().join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return 0;
	}

}
