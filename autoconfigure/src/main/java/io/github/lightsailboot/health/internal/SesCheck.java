package io.github.lightsailboot.health.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.client.internal.SesV2Clients;
import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.ses.internal.SesAccountSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/**
 * Checks whether the account may send mail.
 */
final class SesCheck extends Check<SesV2Client, GetAccountResponse> {

	private static final Log logger = LogFactory.getLog(SesCheck.class);

	private static final String SHUT_DOWN = "SHUTDOWN";

	private final SesAccountSource account;

	private final Duration timeout;

	private final AtomicBoolean warnedOfSandbox = new AtomicBoolean();

	SesCheck(ClientTarget target, SesAccountSource account, CheckContext context) {
		super(HealthCheck.SES, new AwsCall("SES", target.region(), "ses:GetAccount"), target,
				context.clients().client(SesV2Clients.SYNC), context);
		this.account = account;
		this.timeout = context.timeout();
	}

	@Override
	GetAccountResponse call(SesV2Client client, AwsRequestOverrideConfiguration configuration) {
		return this.account.fetch(client, configuration, this.timeout);
	}

	@Override
	@Nullable AwsFailure result(GetAccountResponse response, Map<String, Object> details) {
		if (response.sendingEnabled() == null) {
			return AwsFailure.ofMalformedAnswer(call());
		}
		put(details, "sendingEnabled", response.sendingEnabled());
		put(details, "productionAccess", response.productionAccessEnabled());
		SendQuota quota = response.sendQuota();
		if (quota != null) {
			put(details, "max24HourSend", quota.max24HourSend());
			put(details, "sentLast24Hours", quota.sentLast24Hours());
			put(details, "maxSendRate", quota.maxSendRate());
		}
		put(details, "enforcementStatus", response.enforcementStatus());
		AwsFailureReason reason = restriction(response);
		if (reason == null && Boolean.FALSE.equals(response.productionAccessEnabled())
				&& this.warnedOfSandbox.compareAndSet(false, true)) {
			logger.warn(
					("The SES account is in the sandbox in %s: it may send to verified recipients only, 200 mails a day."
							+ " Request production access in the SES console.")
						.formatted(call().region()));
		}
		return (reason != null) ? AwsFailure.of(reason, call()) : null;
	}

	private static @Nullable AwsFailureReason restriction(GetAccountResponse response) {
		if (SHUT_DOWN.equals(response.enforcementStatus())) {
			return AwsFailureReason.ACCOUNT_SUSPENDED;
		}
		if (Boolean.FALSE.equals(response.sendingEnabled())) {
			return AwsFailureReason.SENDING_PAUSED;
		}
		SendQuota quota = response.sendQuota();
		if (quota != null && quota.max24HourSend() != null && quota.sentLast24Hours() != null
				&& quota.max24HourSend() >= 0 && quota.sentLast24Hours() >= quota.max24HourSend()) {
			return AwsFailureReason.QUOTA_EXHAUSTED;
		}
		return null;
	}

}
