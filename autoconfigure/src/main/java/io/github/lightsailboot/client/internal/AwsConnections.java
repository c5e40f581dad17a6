package io.github.lightsailboot.client.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SystemPropertyTlsKeyManagersProvider;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

import org.springframework.boot.ssl.SslBundle;

/**
 * Opens connections as the SDK does, with its settings for proxies and client keys, but
 * with a linger time on TLS sockets: without it, closing a socket to abort a stalled
 * write waits for that write, so a request cannot be aborted.
 */
final class AwsConnections implements UrlConnectionFactory {

	private static final int LINGER_SECONDS = 1;

	private final ProxyConfiguration httpProxy = ProxyConfiguration.builder().scheme("http").build();

	private final ProxyConfiguration httpsProxy = ProxyConfiguration.builder().scheme("https").build();

	private final SSLSocketFactory socketFactory;

	private final Duration connectTimeout;

	private final Duration readTimeout;

	AwsConnections(@Nullable SslBundle sslBundle, Duration connectTimeout, Duration readTimeout) {
		SSLContext tls = (sslBundle != null) ? sslBundle.createSslContext() : defaultTls();
		this.socketFactory = new LingeringSocketFactory(tls.getSocketFactory());
		this.connectTimeout = connectTimeout;
		this.readTimeout = readTimeout;
	}

	private static SSLContext defaultTls() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(SystemPropertyTlsKeyManagersProvider.create().keyManagers(), null, null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("TLS cannot be used", ex);
		}
	}

	@Override
	public HttpURLConnection createConnection(URI uri) {
		ProxyConfiguration proxy = proxy(uri);
		HttpURLConnection connection = open(uri, proxy);
		if (connection instanceof HttpsURLConnection https) {
			https.setSSLSocketFactory(this.socketFactory);
		}
		if (proxy != null && isGiven(proxy.username()) && isGiven(proxy.password())) {
			String user = proxy.username() + ":" + proxy.password();
			connection.addRequestProperty("Proxy-Authorization",
					"Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
		}
		connection.setConnectTimeout((int) this.connectTimeout.toMillis());
		connection.setReadTimeout((int) this.readTimeout.toMillis());
		return connection;
	}

	private static HttpURLConnection open(URI uri, @Nullable ProxyConfiguration proxy) {
		try {
			return (HttpURLConnection) ((proxy != null)
					? uri.toURL()
						.openConnection(new Proxy(Proxy.Type.HTTP,
								InetSocketAddress.createUnresolved(proxy.host(), proxy.port())))
					: uri.toURL().openConnection());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the proxy of the scheme or, as the SDK does, that of plain HTTP.
	 */
	private @Nullable ProxyConfiguration proxy(URI uri) {
		ProxyConfiguration proxy = ("https".equals(uri.getScheme()) && isGiven(this.httpsProxy.host()))
				? this.httpsProxy : this.httpProxy;
		String host = uri.getHost().toLowerCase(Locale.ROOT);
		boolean used = isGiven(proxy.host()) && proxy.nonProxyHosts().stream().noneMatch(host::matches);
		return used ? proxy : null;
	}

	private static boolean isGiven(@Nullable String value) {
		return value != null && !value.isEmpty();
	}

	/**
	 * Sets the linger time of every socket.
	 */
	private static final class LingeringSocketFactory extends SSLSocketFactory {

		private final SSLSocketFactory delegate;

		LingeringSocketFactory(SSLSocketFactory delegate) {
			this.delegate = delegate;
		}

		private static Socket lingering(Socket socket) throws IOException {
			socket.setSoLinger(true, LINGER_SECONDS);
			return socket;
		}

		@Override
		public Socket createSocket() throws IOException {
			return lingering(this.delegate.createSocket());
		}

		@Override
		public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
			return lingering(this.delegate.createSocket(socket, host, port, autoClose));
		}

		@Override
		public Socket createSocket(String host, int port) throws IOException {
			return lingering(this.delegate.createSocket(host, port));
		}

		@Override
		public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
			return lingering(this.delegate.createSocket(host, port, localHost, localPort));
		}

		@Override
		public Socket createSocket(InetAddress host, int port) throws IOException {
			return lingering(this.delegate.createSocket(host, port));
		}

		@Override
		public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
				throws IOException {
			return lingering(this.delegate.createSocket(host, port, localHost, localPort));
		}

		@Override
		public String[] getDefaultCipherSuites() {
			return this.delegate.getDefaultCipherSuites();
		}

		@Override
		public String[] getSupportedCipherSuites() {
			return this.delegate.getSupportedCipherSuites();
		}

	}

}
