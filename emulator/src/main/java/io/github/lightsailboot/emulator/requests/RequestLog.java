package io.github.lightsailboot.emulator.requests;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.AwsService;

/**
 * The requests that an emulator received. All are counted, and the newest 10,000 are
 * kept. A request is in the log before its response is sent.
 */
public final class RequestLog {

	private static final int KEPT = 10_000;

	private final Deque<ReceivedRequest> requests = new ArrayDeque<>();

	private final Map<AwsService, Map<String, Integer>> counts = new EnumMap<>(AwsService.class);

	/**
	 * Return the requests, oldest first.
	 * @return a copy
	 */
	public synchronized List<ReceivedRequest> all() {
		return List.copyOf(this.requests);
	}

	/**
	 * Return the requests for one operation, oldest first.
	 * @param service the service
	 * @param operation the operation, such as {@code SendEmail}
	 * @return a copy
	 */
	public synchronized List<ReceivedRequest> of(AwsService service, String operation) {
		return this.requests.stream()
			.filter((request) -> request.service() == service && request.operation().equals(operation))
			.toList();
	}

	/**
	 * Return how many requests were received.
	 * @return the number since the start or {@link #clear()}
	 */
	public synchronized int count() {
		return this.counts.values()
			.stream()
			.flatMap((counts) -> counts.values().stream())
			.mapToInt(Integer::intValue)
			.sum();
	}

	/**
	 * Return how many requests for one operation were received.
	 * @param service the service
	 * @param operation the operation, such as {@code SendEmail}
	 * @return the number since the start or {@link #clear()}
	 */
	public synchronized int count(AwsService service, String operation) {
		return this.counts.getOrDefault(service, Map.of()).getOrDefault(operation, 0);
	}

	/**
	 * Remove all requests.
	 */
	public synchronized void clear() {
		this.requests.clear();
		this.counts.clear();
	}

	/**
	 * Add a request.
	 * @param request the request
	 */
	public synchronized void add(ReceivedRequest request) {
		if (this.requests.size() >= KEPT) {
			this.requests.removeFirst();
		}
		this.requests.addLast(request);
		this.counts.computeIfAbsent(request.service(), (service) -> new HashMap<>())
			.merge(request.operation(), 1, Integer::sum);
	}

}
