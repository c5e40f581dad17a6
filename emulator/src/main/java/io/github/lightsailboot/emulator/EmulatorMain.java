package io.github.lightsailboot.emulator;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Runs the emulator as a program.
 */
final class EmulatorMain {

	private static final int DEFAULT_PORT = 4577;

	private static final String USAGE = """
			Responds as Amazon Lightsail, SES, STS and IAM do, and verifies signatures.

			Usage: java -jar lightsail-emulator.jar [options]

			  --port <port>      port to listen on, 0 for any free port (default: %d)
			  --bind <address>   address to listen on (default: 127.0.0.1); the keys are
			                     publicly known, so anyone who reaches it can use it
			  --sandbox          start with an SES account in the sandbox
			  --help             show this

			It prints the environment variables for clients, and a line for each mail. On this
			machine, it serves the mails without a signature:

			  GET /                     page with the mails
			  GET /mails                mails as JSON, newest first; ?search=, ?limit=,
			                            ?bodies=false omits text and HTML
			  GET /mails/<id>           raw message
			  GET /mails/<id>/text      text; /html: HTML; /attachments/0: first attachment
			  GET /mails/events         server-sent event for each change
			  DELETE /mails             delete all mails

			GET /health returns 200 while it is running. SIGTERM (or Ctrl-C) stops it. Nothing is
			kept on disk.
			""".formatted(DEFAULT_PORT);

	private EmulatorMain() {
	}

	public static void main(String[] args) throws InterruptedException {
		System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT%1$tz %4$s %5$s%6$s%n");
		int status = run(List.of(args), System.out, System.err);
		if (status != 0) {
			System.exit(status);
		}
	}

	static int run(List<String> args, PrintStream out, PrintStream err) {
		if (args.contains("--help")) {
			out.print(USAGE);
			return 0;
		}
		LightsailEmulatorBuilder builder = LightsailEmulator.builder().port(DEFAULT_PORT);
		boolean loopback;
		try {
			loopback = configure(builder, args);
		}
		catch (IllegalArgumentException ex) {
			err.println(ex.getMessage());
			err.println("Try --help");
			return 2;
		}
		try {
			LightsailEmulator emulator = builder.start();
			Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "emulator-shutdown"));
			announce(emulator, loopback, out);
			emulator.addListener((mail) -> out.println(MailLine.of(mail)));
			return 0;
		}
		catch (UncheckedIOException ex) {
			err.println(ex.getMessage());
			return 1;
		}
	}

	private static boolean configure(LightsailEmulatorBuilder builder, List<String> args) {
		boolean loopback = true;
		for (int i = 0; i < args.size(); i++) {
			String name = args.get(i);
			String value = null;
			int separator = name.indexOf('=');
			if (separator > 0) {
				value = name.substring(separator + 1);
				name = name.substring(0, separator);
			}
			if (name.equals("--sandbox") && value == null) {
				builder.ses((account) -> account.setProductionAccess(false));
				continue;
			}
			if (!name.equals("--port") && !name.equals("--bind")) {
				throw new IllegalArgumentException("Unknown argument: " + args.get(i));
			}
			if (value == null) {
				if (++i == args.size()) {
					throw new IllegalArgumentException(name + " needs a value");
				}
				value = args.get(i);
			}
			if (name.equals("--port")) {
				builder.port(port(value));
			}
			else {
				InetAddress address = address(value);
				builder.address(address);
				loopback = address.isLoopbackAddress();
			}
		}
		return loopback;
	}

	private static int port(String value) {
		int port;
		try {
			port = Integer.parseInt(value);
		}
		catch (NumberFormatException ex) {
			port = -1;
		}
		if (port < 0 || port > 65535) {
			throw new IllegalArgumentException("--port must be a number from 0 to 65535, not '" + value + "'");
		}
		return port;
	}

	private static InetAddress address(String value) {
		try {
			return InetAddress.getByName(value);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("--bind must be an address of this machine, not '" + value + "'", ex);
		}
	}

	private static void announce(LightsailEmulator emulator, boolean loopback, PrintStream out) {
		out.println("Lightsail emulator listens on " + emulator.endpoint());
		out.println("Mails are shown at " + emulator.endpoint() + "/");
		out.println();
		out.println("For applications with the Spring Boot starter:");
		out.println();
		variables(out, emulator, "AWS_LIGHTSAIL_ENDPOINT", "AWS_LIGHTSAIL_REGION", "AWS_LIGHTSAIL_ACCESS_KEY",
				"AWS_LIGHTSAIL_SECRET_KEY");
		out.println("For the AWS CLI and the AWS SDKs:");
		out.println();
		variables(out, emulator, "AWS_ENDPOINT_URL", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
		if (!loopback) {
			out.println("WARNING: It can be reached from other machines, and these keys are publicly known.");
		}
		out.println("Nothing leaves this machine: mails are kept in memory. Ctrl-C stops it.");
	}

	private static void variables(PrintStream out, LightsailEmulator emulator, String endpoint, String region,
			String accessKey, String secretKey) {
		out.println("  " + endpoint + "=" + emulator.endpoint());
		out.println("  " + region + "=us-east-1");
		out.println("  " + accessKey + "=" + emulator.credentials().accessKeyId());
		out.println("  " + secretKey + "=" + emulator.credentials().secretAccessKey());
		out.println();
	}

}
