package io.github.lightsailboot.failure;

import java.time.Duration;

import org.springframework.core.NestedExceptionUtils;

/**
 * The sentences for each reason.
 */
final class AwsFailureMessages {

	private static final String NOT_OF_AWS = "What answered for %s is not AWS. Check for a proxy, a firewall or a log-in"
			+ " page of the network between this machine and AWS.";

	private AwsFailureMessages() {
	}

	static String message(AwsFailureReason reason, AwsCall call) {
		return switch (reason) {
			case UNKNOWN_ACCESS_KEY ->
				"AWS does not know the access key, or it is inactive or deleted. Check the access key, and activate it"
						+ " or create a new one in the IAM console.";
			case WRONG_SECRET_KEY -> "The secret key does not belong to the access key. AWS cannot show a secret again:"
					+ " create a new access key in the IAM console and configure both of its parts.";
			case EXPIRED_SESSION ->
				"The session of the temporary credentials is over. Get new ones, and configure access key, secret key"
						+ " and session token together.";
			case CLOCK_SKEW -> "AWS refuses the date of the request, for this machine's clock is too far off. Let the"
					+ " machine synchronize its clock (chrony or another NTP client).";
			case REGION_NOT_ENABLED ->
				"The account has not enabled the region %s. Enable it in the AWS console under Account, or configure another region."
					.formatted(call.region());
			case FOREIGN_ACCOUNT ->
				"The credentials are those of the Lightsail instance itself, which belong to an account of Amazon's and"
						+ " permit nothing. Configure an access key of your own account.";
			case SDK_VERSION_MISMATCH ->
				"The class path mixes versions of the AWS SDK for Java. Import the BOM %s before any other BOM that manages the AWS SDK."
					.formatted(SdkVersionMismatch.BOM);
			case SENDING_PAUSED ->
				"Sending is paused for the account in %s. The SES console says why under Account dashboard and Reputation metrics; resume sending there."
					.formatted(call.region());
			case ACCOUNT_SUSPENDED ->
				"SES has suspended the account in %s. Answer the case that AWS Support has opened for it."
					.formatted(call.region());
			case QUOTA_EXHAUSTED ->
				"The account has sent as much as it may in 24 hours in %s. Wait, or ask for a higher quota in the SES console."
					.formatted(call.region());
			case UNREACHABLE ->
				"There is no connection to %s in %s. Check the network of this machine, its proxy and firewall."
					.formatted(call.service(), call.region());
			case TIMEOUT ->
				"%s in %s did not answer in time. Check the network of this machine, its proxy and firewall; AWS shows its own state on the AWS Health Dashboard."
					.formatted(call.service(), call.region());
			case SERVICE_ERROR ->
				"%s in %s answered that something is wrong on its side. Try again later; AWS shows its state on the AWS Health Dashboard."
					.formatted(call.service(), call.region());
			case ACCESS_DENIED -> denied(call.action());
			case THROTTLED -> "%s in %s has had too many requests of this account. Try again later."
				.formatted(call.service(), call.region());
		};
	}

	static String denied(String action) {
		return "The credentials do not permit %s. Allow this action in an IAM policy of their user if it is needed."
			.formatted(action);
	}

	static String notOfAws(AwsCall call) {
		return NOT_OF_AWS.formatted(call.service());
	}

	static String garbledKey() {
		return "The access key is not one that AWS can read. Check it for blanks, quotes and other characters that do not"
				+ " belong there.";
	}

	static String setUp(AwsCall call) {
		return "AWS is still setting up the account for %s in %s. Wait some minutes.".formatted(call.service(),
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
		return "%s in %s answered with the HTTP status %d. Try again later; AWS shows its state on the AWS Health Dashboard."
			.formatted(call.service(), call.region(), status);
	}

	static String unexpected(AwsCall call, Throwable failure) {
		return "%s in %s could not be asked (%s). The log has the details at DEBUG.".formatted(call.service(),
				call.region(), NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName());
	}

	static String noCredentials() {
		return "The source of the credentials gives none. Check that it is complete, and that this machine reaches it.";
	}

	static String skew(Duration skew) {
		return "AWS refuses the date of the request, for this machine's clock is %s. Let the machine synchronize its clock (chrony or another NTP client)."
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
