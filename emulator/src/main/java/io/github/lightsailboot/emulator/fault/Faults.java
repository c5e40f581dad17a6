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
 * The faults of an emulator. If several apply to one request, all latencies are added,
 * and the first of the other faults is used.
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
	 * Remove all faults. Hanging and delayed requests get their response.
	 */
	public synchronized void clear() {
		this.installed.clear();
		this.cleared.countDown();
		this.cleared = new CountDownLatch(1);
	}

	/**
	 * Take the fault that applies to a request, and count its use.
	 * @param service the service
	 * @param operation the operation, or {@code null} while it is not known yet
	 * @param kinds the kinds to consider
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
	 * Take the sum of the latencies that apply to a request, and count their use.
	 * @param service the service
	 * @param operation the operation
	 * @return the delay in nanoseconds
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
	 * Wait until the time has passed or the faults are cleared.
	 * @param nanos the time in nanoseconds
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
