package io.github.lightsailboot.benchmarks.mail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.github.lightsailboot.mail.SesMailSendException;

import org.springframework.core.io.FileSystemResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.mail.javamail.MimeMessagePreparator;

/**
 * Sends a batch of mails, each with an attachment, to an endpoint in another process, and
 * prints the heap usage. To be run with a small heap, such as {@code -Xmx256m}. The
 * arguments are the number of mails (200) and the size of an attachment in megabytes
 * (10).
 */
public final class LargeBatch {

	private LargeBatch() {
	}

	/**
	 * The result of a batch.
	 *
	 * @param mails the number of mails
	 * @param megabytes how large the attachment of each is
	 * @param maxHeapMegabytes the maximum heap size
	 * @param peakHeapMegabytes the highest heap usage observed, garbage included
	 * @param seconds the time until the last mail had its outcome
	 * @param failed how many mails failed according to the sender
	 * @param arrived the number of mails that the endpoint received
	 * @param arrivedMegabytes the number of megabytes that the endpoint received
	 */
	public record Result(int mails, int megabytes, long maxHeapMegabytes, long peakHeapMegabytes, double seconds,
			int failed, long arrived, long arrivedMegabytes) {

		static final String HEADER = """
				| mails | attachment | heap limit | heap peak | seconds | failed | arrived | request bytes |
				| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |""";

		String row() {
			return "| %d | %d MB | %d MB | %d MB | %.1f | %d | %d | %d MB |".formatted(this.mails, this.megabytes,
					this.maxHeapMegabytes, this.peakHeapMegabytes, this.seconds, this.failed, this.arrived,
					this.arrivedMegabytes);
		}

	}

	/**
	 * Send a batch in this process.
	 * @param mails the number of mails
	 * @param megabytes how large the attachment of each is
	 * @return the result
	 * @throws IOException if the attachment cannot be written or the endpoint not started
	 * @throws InterruptedException if interrupted
	 */
	public static Result measure(int mails, int megabytes) throws IOException, InterruptedException {
		Path attachment = Files.createTempFile("attachment", ".bin");
		try (EndpointProcess endpoint = new EndpointProcess(CountingEndpoint.class)) {
			writeRandom(attachment, megabytes);
			return measure(endpoint.endpoint(), attachment, mails, megabytes);
		}
		finally {
			Files.delete(attachment);
		}
	}

	private static Result measure(URI endpoint, Path attachment, int mails, int megabytes)
			throws IOException, InterruptedException {
		MimeMessagePreparator mail = (message) -> {
			MimeMessageHelper helper = new MimeMessageHelper(message, true);
			helper.setTo("recipient@example.org");
			helper.setSubject("A large mail");
			helper.setText(Mail.TEXT);
			helper.addAttachment("attachment.bin", new FileSystemResource(attachment));
		};
		try (StarterContender starter = new StarterContender(endpoint)) {
			AtomicLong peak = new AtomicLong();
			Thread watch = new Thread(() -> watchHeap(peak), "heap");
			watch.setDaemon(true);
			watch.start();
			long start = System.nanoTime();
			int failed = send(starter.sender(),
					IntStream.range(0, mails).mapToObj((i) -> mail).toArray(MimeMessagePreparator[]::new));
			double seconds = (System.nanoTime() - start) / 1e9;
			watch.interrupt();
			watch.join();
			String[] counted = counted(endpoint);
			return new Result(mails, megabytes, Runtime.getRuntime().maxMemory() >> 20, peak.get() >> 20, seconds,
					failed, Long.parseLong(counted[0]), Long.parseLong(counted[1]) >> 20);
		}
	}

	private static int send(JavaMailSender sender, MimeMessagePreparator[] mails) {
		try {
			sender.send(mails);
			return 0;
		}
		catch (SesMailSendException ex) {
			return (int) ex.outcomes().stream().filter((outcome) -> !outcome.isSent()).count();
		}
	}

	private static void watchHeap(AtomicLong peak) {
		try {
			while (true) {
				peak.accumulateAndGet(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), Math::max);
				TimeUnit.MILLISECONDS.sleep(2);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String[] counted(URI endpoint) throws IOException {
		try (var in = endpoint.resolve("/counted").toURL().openStream()) {
			return new String(in.readAllBytes(), StandardCharsets.US_ASCII).split(" ");
		}
	}

	private static void writeRandom(Path file, int megabytes) throws IOException {
		Random random = new Random(1);
		byte[] megabyte = new byte[1 << 20];
		try (var out = Files.newOutputStream(file)) {
			for (int i = 0; i < megabytes; i++) {
				random.nextBytes(megabyte);
				out.write(megabyte);
			}
		}
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		int mails = (args.length > 0) ? Integer.parseInt(args[0]) : 200;
		int megabytes = (args.length > 1) ? Integer.parseInt(args[1]) : 10;
		Result result = measure(mails, megabytes);
		System.out.println(Result.HEADER);
		System.out.println(result.row());
	}

}
