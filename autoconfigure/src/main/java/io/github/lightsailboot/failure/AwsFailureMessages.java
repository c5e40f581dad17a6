package io.github.lightsailboot.failure;

import java.time.Duration;

import org.springframework.core.NestedExceptionUtils;

/**
 * Messages of failures that are more specific than their reason.
 */
final class AwsFailureMessages {

	private static final String NOT_OF_AWS = "The response for %s is not from AWS. Check for a proxy, a firewall or a log-in"
			+ " page of the network between this machine and AWS.";

	private AwsFailureMessages() {
	}

	static String denied(String action) {
		return "The credentials do not permit %s. Allow this action in an IAM policy of their user if it is needed."
			.formatted(action);
	}

	static String notOfAws(AwsCall call) {
		return NOT_OF_AWS.formatted(call.service());
	}

	static String garbledKey() {
		return "AWS cannot read the access key. Check it for blanks, quotes and other characters that do not"
				+ " belong there.";
	}

	static String setUp(AwsCall call) {
		return "AWS is still setting up the account for %s in %s. Wait a few minutes.".formatted(call.service(),
				call.region());
	}

	static String unknownHost(AwsCall call) {
		return "The host name of %s in %s cannot be resolved. Check the DNS of this machine, and the region."
			.formatted(call.service(), call.region());
	}

	static String refused(AwsCall call) {
		return "The connection to %s in %s was refused. Check the endpoint, the proxy and the firewall."
			.formatted(call.service(), call.region());
	}

	static String insecure(AwsCall call) {
		return ("No secure connection to %s in %s. Check for a proxy that replaces certificates, for the"
				+ " certificates that Java trusts, and this machine's clock.")
			.formatted(call.service(), call.region());
	}

	static String status(AwsCall call, int status) {
		return "%s in %s returned the HTTP status %d. Try again later; AWS shows its state on the AWS Health Dashboard."
			.formatted(call.service(), call.region(), status);
	}

	static String unexpected(AwsCall call, Throwable failure) {
		return "The request to %s in %s failed (%s). The log has the details at DEBUG.".formatted(call.service(),
				call.region(), NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName());
	}

	static String noCredentials() {
		return "The source of the credentials returns none. Check that it is complete, and that this machine reaches it.";
	}

	static String skew(Duration skew) {
		return "AWS refuses the date of the request because this machine's clock is %s. Let the machine synchronize its clock (chrony or another NTP client)."
			.formatted(describe(skew));
	}

	static String describe(Duration skew) {
		Duration size = skew.abs();
		String text = (size.toHours() >= 48) ? "%d days".formatted(size.toDays())
				: (size.toMinutes() >= 120) ? "%d hours".formatted(size.toHours()) : (size.toSeconds() >= 120)
						? "%d minutes".formatted(size.toMinutes()) : "%d seconds".formatted(size.toSeconds());
		return text + (skew.isNegative() ? " behind" : " ahead");
	}

}
