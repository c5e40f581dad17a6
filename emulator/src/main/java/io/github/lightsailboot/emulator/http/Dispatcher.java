package io.github.lightsailboot.emulator.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.lightsailboot.emulator.auth.SignatureVerifier;
import io.github.lightsailboot.emulator.protocol.Answer;
import io.github.lightsailboot.emulator.protocol.Answers;
import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsOperation;
import io.github.lightsailboot.emulator.protocol.AwsRequest;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.Dialect;
import io.github.lightsailboot.emulator.protocol.Input;

/**
 * Verifies a request, performs its operation, and writes the response.
 */
final class Dispatcher {

	private static final Logger logger = System.getLogger(Dispatcher.class.getName());

	private static final int REPORTED = 1000;

	// Operations of STS that are authenticated by a token in the request instead of a
	// signature
	private static final Set<String> UNSIGNED = Set.of("AssumeRoleWithWebIdentity", "AssumeRoleWithSAML");

	private final Map<AwsService, AwsApi> apis = new EnumMap<>(AwsService.class);

	private final SignatureVerifier verifier;

	private final InstantSource clock;

	private final Answers answers;

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	Dispatcher(List<AwsApi> apis, SignatureVerifier verifier, InstantSource clock, Answers answers) {
		apis.forEach((api) -> this.apis.put(api.service(), api));
		this.verifier = verifier;
		this.clock = clock;
		this.answers = answers;
	}

	Answer dispatch(AwsRequest request, Router.Target target, String requestId) {
		AwsService service = target.service();
		try {
			Object result = perform(request, target);
			return this.answers.success(service, target.name(), result, requestId);
		}
		catch (AwsException ex) {
			return this.answers.error(service, ex, requestId);
		}
		catch (RuntimeException ex) {
			logger.log(Level.ERROR, "%s %s failed".formatted(service, target.name()), ex);
			return this.answers.error(service,
					AwsError.INTERNAL_FAILURE.in(service.dialect(),
							"The request processing has failed because of an unknown error, exception or failure."),
					requestId);
		}
	}

	private Object perform(AwsRequest request, Router.Target target) {
		AwsService service = target.service();
		Instant now = this.clock.instant();
		AwsApi api = this.apis.get(service);
		String name = target.name();
		AwsOperation operation = (api != null && target.operation() != null) ? api.find(name) : null;
		if (operation == null && !SignatureVerifier.isSigned(request) && UNSIGNED.contains(name)) {
			throw unknown(request, target);
		}
		SignatureVerifier.Verified verified = this.verifier.verify(request, service, now);
		if (operation == null) {
			report(service, described(request, target));
			throw unknown(request, target);
		}
		return operation.perform(new AwsCall(service, name, target.variables(),
				Input.read(service.dialect(), request, target.form()), verified.region(), verified.caller(), now));
	}

	/**
	 * Return an error for a service that the emulator does not have, in the form that its
	 * SDK reads.
	 */
	Answer refuse(AwsRequest request, String service, String requestId) {
		report(service, request.method() + " " + request.rawPath());
		return this.answers.foreign(service, request,
				new AwsException("UnknownService", 400, "The emulator does not have the service " + service
						+ ". It has lightsail, ses, sts and iam: point the client of " + service + " elsewhere."),
				requestId);
	}

	private void report(Object service, String operation) {
		// Log an unknown operation only once, since a client may poll it
		if (this.reported.size() < REPORTED && this.reported.add(service + " " + operation)) {
			logger.log(Level.WARNING, "The emulator does not know the operation {0} of {1}", operation, service);
		}
	}

	private static AwsException unknown(AwsRequest request, Router.Target target) {
		AwsService service = target.service();
		if (service.dialect() == Dialect.QUERY) {
			if (target.operation() == null) {
				return new AwsException("MissingAction", 400, "The request must contain the parameter Action");
			}
			String version = (target.form() != null) ? target.form().get("Version") : null;
			return AwsError.UNKNOWN_OPERATION.in(service.dialect(),
					"Could not find operation " + target.name() + " for version "
							+ ((version != null) ? version : "NO_VERSION_SPECIFIED")
							+ ". The emulator does not have it.");
		}
		return AwsError.UNKNOWN_OPERATION.in(service.dialect(),
				"The emulator does not have the operation " + described(request, target) + ".");
	}

	private static String described(AwsRequest request, Router.Target target) {
		return (target.operation() != null) ? target.operation() : request.method() + " " + request.rawPath();
	}

}
