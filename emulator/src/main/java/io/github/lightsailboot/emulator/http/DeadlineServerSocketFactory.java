package io.github.lightsailboot.emulator.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ServerSocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Creates sockets with a timeout for a whole request, from its first byte on, and limits
 * the number of connections. With a timeout for each read, a client that sends single
 * bytes could hold a thread forever.
 */
final class DeadlineServerSocketFactory extends ServerSocketFactory {

	private final Limits limits;

	private final AtomicInteger open = new AtomicInteger();

	DeadlineServerSocketFactory(Limits limits) {
		this.limits = limits;
	}

	@Override
	public ServerSocket createServerSocket() throws IOException {
		return new DeadlineServerSocket();
	}

	@Override
	public ServerSocket createServerSocket(int port) throws IOException {
		return createServerSocket(port, 0, null);
	}

	@Override
	public ServerSocket createServerSocket(int port, int backlog) throws IOException {
		return createServerSocket(port, backlog, null);
	}

	@Override
	public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address) throws IOException {
		ServerSocket socket = createServerSocket();
		try {
			socket.bind(new InetSocketAddress(address, port), (backlog > 0) ? backlog : 128);
			return socket;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	private final class DeadlineServerSocket extends ServerSocket {

		private final Object accepting = new Object();

		private DeadlineServerSocket() throws IOException {
		}

		@Override
		public Socket accept() throws IOException {
			synchronized (this.accepting) {
				while (true) {
					DeadlineSocket socket = new DeadlineSocket();
					implAccept(socket);
					if (DeadlineServerSocketFactory.this.open
						.incrementAndGet() <= DeadlineServerSocketFactory.this.limits.connections()) {
						return socket;
					}
					socket.close();
				}
			}
		}

		@Override
		public void close() throws IOException {
			super.close();
			synchronized (this.accepting) {
				// The system keeps the port until the thread that waits for a connection
				// has left accept
			}
		}

	}

	private final class DeadlineSocket extends Socket {

		// Only used by the thread that serves the connection
		private boolean receiving;

		private long deadline;

		private boolean closed;

		@Override
		public InputStream getInputStream() throws IOException {
			return new FilterInputStream(super.getInputStream()) {

				@Override
				public int read() throws IOException {
					byte[] one = new byte[1];
					return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
				}

				@Override
				public int read(byte[] bytes, int offset, int length) throws IOException {
					setSoTimeout(timeout());
					int count = super.read(bytes, offset, length);
					if (count > 0 && !DeadlineSocket.this.receiving) {
						DeadlineSocket.this.receiving = true;
						DeadlineSocket.this.deadline = System.nanoTime()
								+ DeadlineServerSocketFactory.this.limits.request().toNanos();
					}
					return count;
				}

			};
		}

		@Override
		public OutputStream getOutputStream() throws IOException {
			return new FilterOutputStream(super.getOutputStream()) {

				@Override
				public void write(byte[] bytes, int offset, int length) throws IOException {
					DeadlineSocket.this.receiving = false;
					this.out.write(bytes, offset, length);
				}

			};
		}

		private int timeout() throws SocketTimeoutException {
			long idle = DeadlineServerSocketFactory.this.limits.idle().toMillis();
			if (!this.receiving) {
				return (int) idle;
			}
			long left = TimeUnit.NANOSECONDS.toMillis(this.deadline - System.nanoTime());
			if (left <= 0) {
				throw new SocketTimeoutException("The request took too long");
			}
			return (int) Math.min(idle, left);
		}

		@Override
		public synchronized void close() throws IOException {
			if (!this.closed) {
				this.closed = true;
				DeadlineServerSocketFactory.this.open.decrementAndGet();
			}
			super.close();
		}

	}

}
