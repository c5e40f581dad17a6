package io.github.lightsailboot.sample.instances;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.region.LightsailLocation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.GetInstancesResponse;
import software.amazon.awssdk.services.lightsail.model.Operation;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The account's instances in the configured region.
 */
@RestController
@RequestMapping("/api/instances")
class InstancesController {

	private final LightsailClient lightsail;

	private final LightsailLocation location;

	InstancesController(LightsailClient lightsail, LightsailLocation location) {
		this.lightsail = lightsail;
		this.location = location;
	}

	@GetMapping
	List<InstanceView> list() {
		return call("GetInstances", () -> {
			List<InstanceView> instances = new ArrayList<>();
			String pageToken = null;
			do {
				GetInstancesResponse page = page(pageToken);
				page.instances().stream().map(InstanceView::of).forEach(instances::add);
				pageToken = page.nextPageToken();
			}
			while (pageToken != null && !pageToken.isEmpty());
			instances.sort(Comparator.comparing(InstanceView::name));
			return instances;
		});
	}

	@PostMapping("/{name}/start")
	@ResponseStatus(HttpStatus.ACCEPTED)
	OperationView start(@PathVariable String name) {
		return call("StartInstance", () -> OperationView.of(name,
				this.lightsail.startInstance((request) -> request.instanceName(name)).operations()));
	}

	@PostMapping("/{name}/stop")
	@ResponseStatus(HttpStatus.ACCEPTED)
	OperationView stop(@PathVariable String name) {
		return call("StopInstance", () -> OperationView.of(name,
				this.lightsail.stopInstance((request) -> request.instanceName(name)).operations()));
	}

	private GetInstancesResponse page(@Nullable String pageToken) {
		return this.lightsail.getInstances((request) -> request.pageToken(pageToken));
	}

	private <T> T call(String operation, Supplier<T> request) {
		try {
			return request.get();
		}
		catch (SdkException ex) {
			throw InstanceProblem.of(ex, new AwsCall("Lightsail", this.location.region(), "lightsail:" + operation));
		}
	}

	/**
	 * An operation that Lightsail started.
	 *
	 * @param instance the name of the instance
	 * @param operation such as {@code StartInstance}
	 * @param status such as {@code Started}
	 */
	record OperationView(String instance, @Nullable String operation, @Nullable String status) {

		static OperationView of(String instance, List<Operation> operations) {
			return operations.stream()
				.findFirst()
				.map((operation) -> new OperationView(instance, operation.operationTypeAsString(),
						operation.statusAsString()))
				.orElseGet(() -> new OperationView(instance, null, null));
		}

	}

}
