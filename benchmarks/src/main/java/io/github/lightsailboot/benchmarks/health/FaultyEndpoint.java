package io.github.lightsailboot.benchmarks.health;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint for the checks, with a fault.
 */
final class FaultyEndpoint implements Closeable {

	private static final int FULL = 200;

	private final String uri;

	private final Closeable resource;

	private FaultyEndpoint(String uri, Closeable resource) {
		this.uri = uri;
		this.resource = resource;
	}

	String uri() {
		return this.uri;
	}

	/**
	 * Start an emulator that applies a fault to every request.
	 * @param fault the fault, or {@code null} for none
	 */
	static FaultyEndpoint emulator(@Nullable Fault fault) {
		LightsailEmulator emulator = LightsailEmulator.builder().start();
		if (fault != null) {
			emulator.faults().add(fault);
		}
		return new FaultyEndpoint(emulator.endpoint().toString(), emulator::close);
	}

	static FaultyEndpoint refused() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return new FaultyEndpoint("http://127.0.0.1:" + socket.getLocalPort(), () -> {
			});
		}
	}

	/**
	 * Open a port whose connection backlog is full, so that every further attempt to
	 * connect hangs.
	 */
	static FaultyEndpoint connectHang() throws IOException {
		ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		List<Socket> queued = new ArrayList<>();
		for (int i = 0; i < FULL; i++) {
			Socket socket = new Socket();
			queued.add(socket);
			try {
				socket.connect(server.getLocalSocketAddress(), 200);
			}
			catch (SocketTimeoutException ex) {
				return new FaultyEndpoint("http://127.0.0.1:" + server.getLocalPort(), () -> {
					for (Socket open : queued) {
						open.close();
					}
					server.close();
				});
			}
		}
		throw new IllegalStateException("The connection backlog of this system is not limited");
	}

	static FaultyEndpoint unknownHost() {
		return new FaultyEndpoint("http://does-not-exist.invalid", () -> {
		});
	}

	/**
	 * Open a port that does not support TLS, with an {@code https} URI.
	 */
	static FaultyEndpoint withoutTls() {
		LightsailEmulator emulator = LightsailEmulator.builder().start();
		return new FaultyEndpoint(URI.create("https://127.0.0.1:" + emulator.endpoint().getPort()).toString(),
				emulator::close);
	}

	/**
	 * Start a server with a self-signed certificate of another host.
	 */
	static FaultyEndpoint wrongCertificate() throws IOException, GeneralSecurityException, InterruptedException {
		char[] password = "changeit".toCharArray();
		Path directory = Files.createTempDirectory("certificate");
		Path file = directory.resolve("server.p12");
		try {
			int status = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
					"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=other.example", "-ext",
					"SAN=DNS:other.example", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass",
					"changeit")
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
			if (status != 0) {
				throw new IllegalStateException("keytool exited with " + status);
			}
			KeyStore store = KeyStore.getInstance("PKCS12");
			try (InputStream content = Files.newInputStream(file)) {
				store.load(content, password);
			}
			KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			keys.init(store, password);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys.getKeyManagers(), null, null);
			HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.setHttpsConfigurator(new HttpsConfigurator(context));
			server.start();
			return new FaultyEndpoint("https://127.0.0.1:" + server.getAddress().getPort(), () -> server.stop(0));
		}
		finally {
			Files.deleteIfExists(file);
			Files.delete(directory);
		}
	}

	@Override
	public void close() throws IOException {
		this.resource.close();
	}

}
