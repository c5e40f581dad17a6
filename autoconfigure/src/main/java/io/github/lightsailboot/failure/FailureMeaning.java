package io.github.lightsailboot.failure;

/**
 * Status in health, and message, of a reason.
 *
 * @param status the status of a part of health that failed for this reason
 * @param message what is wrong and what to do, without a secret
 */
record FailureMeaning(HealthStatus status, String message) {

	static FailureMeaning of(AwsFailureReason reason, AwsCall call) {
		return switch (reason) {
			case UNKNOWN_ACCESS_KEY -> down(
					"AWS does not know the access key, or it is inactive or deleted. Check the access key, and activate"
							+ " it or create a new one in the IAM console.");
			case WRONG_SECRET_KEY ->
				down("The secret key does not belong to the access key. AWS cannot show a secret again: create a new"
						+ " access key in the IAM console and configure both of its parts.");
			case EXPIRED_SESSION ->
				down("The session of the temporary credentials has expired. Get new ones, and configure access key,"
						+ " secret key and session token together.");
			case CLOCK_SKEW ->
				down("AWS refuses the date of the request because this machine's clock is too far off. Let the machine"
						+ " synchronize its clock (chrony or another NTP client).");
			case REGION_NOT_ENABLED -> down(
					"The account has not enabled the region %s. Enable it in the AWS console under Account, or configure another region."
						.formatted(call.region()));
			case FOREIGN_ACCOUNT -> down(
					"The credentials are those of the Lightsail instance itself, which belong to an account of Amazon's and"
							+ " permit nothing. Configure an access key of your own account.");
			case SDK_VERSION_MISMATCH -> ofSdkVersionMismatch(
					"The class path mixes versions of the AWS SDK for Java. Import the BOM %s before any other BOM that manages the AWS SDK."
						.formatted(SdkVersionMismatch.BOM));
			case SENDING_PAUSED -> restricted(
					"Sending is paused for the account in %s. The SES console shows why under Account dashboard and"
							+ " Reputation metrics; resume sending there.",
					call);
			case ACCOUNT_SUSPENDED -> restricted(
					"SES has suspended the account in %s. Reply to the case that AWS Support has opened for it.", call);
			case QUOTA_EXHAUSTED -> restricted(
					"The account has used up its sending quota of 24 hours in %s. Wait, or request a higher quota"
							+ " in the SES console.",
					call);
			case IDENTITY_NOT_VERIFIED -> restricted(
					"SES has not verified the sender's address or its domain in %s. Verify one of them in the SES console,"
							+ " in that region.",
					call);
			case DKIM_PENDING -> restricted(
					"SES has not found the DKIM records of the sender's domain in %s. Publish the CNAME records that"
							+ " the SES console shows for the identity.",
					call);
			case UNREACHABLE ->
				down("There is no connection to %s in %s. Check the network of this machine, its proxy and firewall."
					.formatted(call.service(), call.region()));
			case TIMEOUT -> down(
					"%s in %s did not respond in time. Check the network of this machine, its proxy and firewall; AWS shows its own state on the AWS Health Dashboard."
						.formatted(call.service(), call.region()));
			case SERVICE_ERROR -> down(
					"%s in %s reports an error on its side. Try again later; AWS shows its state on the AWS Health Dashboard."
						.formatted(call.service(), call.region()));
			case ACCESS_DENIED -> unknown(AwsFailureMessages.denied(call.action()));
			case THROTTLED -> unknown("%s in %s has received too many requests of this account. Try again later."
				.formatted(call.service(), call.region()));
		};
	}

	static FailureMeaning ofSdkVersionMismatch(String message) {
		return down(message);
	}

	private static FailureMeaning down(String message) {
		return new FailureMeaning(HealthStatus.DOWN, message);
	}

	private static FailureMeaning restricted(String message, AwsCall call) {
		return new FailureMeaning(HealthStatus.RESTRICTED, message.formatted(call.region()));
	}

	private static FailureMeaning unknown(String message) {
		return new FailureMeaning(HealthStatus.UNKNOWN, message);
	}

}
