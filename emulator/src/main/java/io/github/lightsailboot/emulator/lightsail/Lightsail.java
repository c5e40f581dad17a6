package io.github.lightsailboot.emulator.lightsail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import org.jspecify.annotations.Nullable;

/**
 * The state of Lightsail: resources by region. Every region initially has two instances,
 * {@code web-1}, which is running, and {@code worker-1}, which is stopped.
 */
public final class Lightsail {

	private static final Duration DEFAULT_TRANSITION_TIME = Duration.ofSeconds(5);

	private static final int DEFAULT_PAGE_SIZE = 100;

	private final Map<String, RegionState> regions = new TreeMap<>();

	private final InstantSource clock;

	private Duration transitionTime = DEFAULT_TRANSITION_TIME;

	private int pageSize = DEFAULT_PAGE_SIZE;

	/**
	 * Create the state of Lightsail.
	 * @param clock the clock for the states of resources
	 */
	public Lightsail(InstantSource clock) {
		this.clock = clock;
	}

	public synchronized Duration getTransitionTime() {
		return this.transitionTime;
	}

	/**
	 * Set how long an instance is pending or stopping, and an operation takes, by the
	 * emulator's clock.
	 * @param transitionTime zero or more; the default is 5 seconds
	 */
	public synchronized void setTransitionTime(Duration transitionTime) {
		if (transitionTime.isNegative()) {
			throw new IllegalArgumentException("transitionTime must not be negative");
		}
		this.transitionTime = transitionTime;
	}

	public synchronized int getPageSize() {
		return this.pageSize;
	}

	/**
	 * Set how many resources a page has.
	 * @param pageSize a number from 1; the default is 100
	 */
	public synchronized void setPageSize(int pageSize) {
		if (pageSize < 1) {
			throw new IllegalArgumentException("pageSize must be at least 1, not " + pageSize);
		}
		this.pageSize = pageSize;
	}

	/**
	 * Return the launch script that an instance was created with. It is not run.
	 * @param region the region
	 * @param instanceName the name of the instance
	 * @return the script, or {@code null} if there is no such instance, or no script
	 */
	public @Nullable String userData(String region, String instanceName) {
		RegionState state = region(region);
		synchronized (state) {
			Instance instance = state.instances(this.clock.instant()).get(instanceName);
			return (instance != null) ? instance.userData() : null;
		}
	}

	/**
	 * Return the operations.
	 * @return the API
	 */
	public List<AwsApi> apis() {
		return List.of(LightsailApi.create(this));
	}

	synchronized RegionState region(String region) {
		return this.regions.computeIfAbsent(region, (name) -> new RegionState(name, this.clock.instant()));
	}

	/**
	 * Reset to the two initial instances in every region.
	 */
	public synchronized void reset() {
		this.regions.clear();
		this.transitionTime = DEFAULT_TRANSITION_TIME;
		this.pageSize = DEFAULT_PAGE_SIZE;
	}

}
