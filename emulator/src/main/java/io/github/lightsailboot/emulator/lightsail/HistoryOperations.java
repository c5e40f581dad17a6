package io.github.lightsailboot.emulator.lightsail;

import java.util.List;
import java.util.Map;

/**
 * Operations on the history and the names of resources.
 */
final class HistoryOperations {

	private HistoryOperations() {
	}

	static void register(LightsailApi api) {
		api.add("GetOperation", HistoryOperations::getOperation, "operationId");
		api.add("GetOperations", (call) -> call.page(call.region().operations(), "operations", call::describe),
				"pageToken");
		api.add("GetOperationsForResource", HistoryOperations::getOperationsForResource, "resourceName pageToken");
		api.add("GetActiveNames", HistoryOperations::getActiveNames, "pageToken");
	}

	private static Object getOperation(LightsailCall call) {
		String id = call.required("operationId");
		return call.region()
			.operations()
			.stream()
			.filter((operation) -> operation.id().equals(id))
			.findFirst()
			.map((operation) -> Map.of("operation", call.describe(operation)))
			.orElseThrow(() -> call.notFound("Operation", id));
	}

	private static Object getOperationsForResource(LightsailCall call) {
		String name = call.required("resourceName");
		List<RegionState.Operation> operations = call.region()
			.operations()
			.stream()
			.filter((operation) -> operation.resourceName().equals(name))
			.toList();
		return call.page(operations, "operations", call::describe);
	}

	private static Object getActiveNames(LightsailCall call) {
		List<String> names = call.region().resources(call.now()).map(Resource::name).toList();
		return call.page(names, "activeNames", (name) -> name);
	}

}
