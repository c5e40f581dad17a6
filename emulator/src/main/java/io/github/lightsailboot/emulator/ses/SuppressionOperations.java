package io.github.lightsailboot.emulator.ses;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsException;
import org.jspecify.annotations.Nullable;

/**
 * Operations on the suppression list.
 */
final class SuppressionOperations {

	private static final List<String> REASONS = List.of("BOUNCE", "COMPLAINT");

	private final SesAccount account;

	SuppressionOperations(SesAccount account) {
		this.account = account;
	}

	void registerV2(AwsApi api) {
		api.add("PutSuppressedDestination", this::put, "EmailAddress Reason");
		api.add("GetSuppressedDestination", this::get);
		api.add("DeleteSuppressedDestination", this::delete);
		api.add("ListSuppressedDestinations", this::list, "Reason StartDate EndDate", SesPage.V2_MEMBERS);
	}

	private Map<String, SesRegion.Suppressed> suppressed(AwsCall call) {
		return this.account.region(call.region()).suppressed();
	}

	private Object put(AwsCall call) {
		String address = call.required("EmailAddress").toLowerCase(Locale.ROOT);
		String reason = reason(call, call.required("Reason"));
		suppressed(call).put(address, new SesRegion.Suppressed(address, reason, call.time()));
		return Map.of();
	}

	private static String reason(AwsCall call, String reason) {
		if (!REASONS.contains(reason)) {
			throw call.invalidMember("Reason", "Member must satisfy enum value set: " + REASONS);
		}
		return reason;
	}

	private Object get(AwsCall call) {
		SesRegion.Suppressed suppressed = suppressed(call).get(address(call));
		if (suppressed == null) {
			throw notSuppressed(call);
		}
		return Map.of("SuppressedDestination", describe(suppressed));
	}

	private Object delete(AwsCall call) {
		if (suppressed(call).remove(address(call)) == null) {
			throw notSuppressed(call);
		}
		return Map.of();
	}

	private Object list(AwsCall call) {
		List<String> reasons = call.texts("Reason");
		reasons.forEach((reason) -> reason(call, reason));
		Instant start = date(call, "StartDate");
		Instant end = date(call, "EndDate");
		List<Map<String, Object>> matching = suppressed(call).values()
			.stream()
			.filter((suppressed) -> reasons.isEmpty() || reasons.contains(suppressed.reason()))
			.filter((suppressed) -> start == null || !suppressed.since().isBefore(start))
			.filter((suppressed) -> end == null || suppressed.since().isBefore(end))
			.map(SuppressionOperations::describe)
			.toList();
		return SesPage.v2(call, matching, "SuppressedDestinationSummaries");
	}

	private static @Nullable Instant date(AwsCall call, String name) {
		String text = call.text(name);
		try {
			return (text != null) ? Instant.parse(text) : null;
		}
		catch (DateTimeException ex) {
			throw call.invalidMember(name, "Member must be a time such as 2030-01-31T12:00:00Z");
		}
	}

	private static Map<String, Object> describe(SesRegion.Suppressed suppressed) {
		return Map.of("EmailAddress", suppressed.address(), "Reason", suppressed.reason(), "LastUpdateTime",
				Template.seconds(suppressed.since()));
	}

	private static String address(AwsCall call) {
		return call.pathVariables().get(0).toLowerCase(Locale.ROOT);
	}

	private static AwsException notSuppressed(AwsCall call) {
		return SesErrors
			.notFound("Email address " + call.pathVariables().get(0) + " does not exist on your suppression list.");
	}

}
