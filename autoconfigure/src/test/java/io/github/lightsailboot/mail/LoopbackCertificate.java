package io.github.lightsailboot.mail;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A certificate for the loopback address, which this JVM trusts until it is closed.
 */
final class LoopbackCertificate implements AutoCloseable {

	private static final String PASSWORD = "changeit";

	private static final List<String> PROPERTIES = List.of("javax.net.ssl.trustStore",
			"javax.net.ssl.trustStorePassword", "javax.net.ssl.trustStoreType");

	private final List<@Nullable String> before = PROPERTIES.stream()
		.<@Nullable String>map(System::getProperty)
		.toList();

	private final SSLContext context;

	LoopbackCertificate(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
		Path file = directory.resolve("keystore.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"san=ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			keys.load(in, PASSWORD.toCharArray());
		}
		KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keyManagers.init(keys, PASSWORD.toCharArray());
		this.context = SSLContext.getInstance("TLS");
		this.context.init(keyManagers.getKeyManagers(), null, null);
		System.setProperty("javax.net.ssl.trustStore", file.toString());
		System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
		System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
	}

	ServerSocket listen() throws IOException {
		return this.context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
	}

	@Override
	public void close() {
		for (int i = 0; i < PROPERTIES.size(); i++) {
			String value = this.before.get(i);
			if (value != null) {
				System.setProperty(PROPERTIES.get(i), value);
			}
			else {
				System.clearProperty(PROPERTIES.get(i));
			}
		}
	}

}
