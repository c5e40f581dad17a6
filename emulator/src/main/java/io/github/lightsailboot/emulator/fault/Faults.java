package io.github.lightsailboot.emulator.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.github.lightsailboot.emulator.protocol.AwsService;
import org.jspecify.annotations.Nullable;

/**
 * The faults of an emulator. Of several that meet one request, all latencies apply, and
 * of the rest the one that was added first.
 */
public final class Faults {

	private final List<Installed> installed = new ArrayList<>();

	private CountDownLatch cleared = new CountDownLatch(1);

	/**
	 * Add a fault.
	 * @param fault the fault
	 */
	public synchronized void add(Fault fault) {
		this.installed.add(new Installed(fault));
	}

	/**
	 * Remove all faults. Requests that hang are answered, late ones no later.
	 */
	public synchronized void clear() {
		this.installed.clear();
		this.cleared.countDown();
		this.cleared = new CountDownLatch(1);
	}

	/**
	 * Take the fault that meets a request, which counts as one of its times.
	 * @param service the service
	 * @param operation the operation, or {@code null} while it is not known yet
	 * @param kinds which kinds to look at
	 * @return the fault, or {@code null}
	 */
	public synchronized @Nullable Fault take(AwsService service, @Nullable String operation,
			Predicate<Fault.Kind> kinds) {
		Iterator<Installed> candidates = this.installed.iterator();
		while (candidates.hasNext()) {
			Installed candidate = candidates.next();
			if (kinds.test(candidate.fault.kind()) && candidate.fault.concerns(service, operation)) {
				if (candidate.fault.times() > 0 && ++candidate.seen >= candidate.fault.times()) {
					candidates.remove();
				}
				return candidate.fault;
			}
		}
		return null;
	}

	/**
	 * Take the sum of the latencies that meet a request, in nanoseconds.
	 * @param service the service
	 * @param operation the operation
	 * @return how much later it is answered
	 */
	public synchronized long takeLatency(AwsService service, String operation) {
		long nanos = 0;
		Iterator<Installed> candidates = this.installed.iterator();
		while (candidates.hasNext()) {
			Installed candidate = candidates.next();
			if (candidate.fault.kind() == Fault.Kind.LATENCY && candidate.fault.concerns(service, operation)) {
				nanos += candidate.fault.duration().toNanos();
				if (candidate.fault.times() > 0 && ++candidate.seen >= candidate.fault.times()) {
					candidates.remove();
				}
			}
		}
		return nanos;
	}

	/**
	 * Wait, but no longer than until the faults are cleared.
	 * @param nanos how long
	 * @throws InterruptedException if the emulator is closed
	 */
	public void await(long nanos) throws InterruptedException {
		CountDownLatch latch;
		synchronized (this) {
			latch = this.cleared;
		}
		boolean ignored = latch.await(nanos, TimeUnit.NANOSECONDS);
	}

	private static final class Installed {

		private final Fault fault;

		private int seen;

		private Installed(Fault fault) {
			this.fault = fault;
		}

	}

}
