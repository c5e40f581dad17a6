package io.github.lightsailboot.health;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.lightsailboot.ses.SesAccountSource;
import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.SendQuota;

/**
 * Whether the account may send mail.
 */
final class SesCheck extends AwsCheck {

	private static final Log logger = LogFactory.getLog(SesCheck.class);

	private static final String SHUT_DOWN = "SHUTDOWN";

	private final Identities identities;

	private final SesAccountSource account;

	private final Region region;

	private final AtomicBoolean warnedOfSandbox = new AtomicBoolean();

	SesCheck(CheckClients clients, Identities identities, ClientTarget target, SesAccountSource account, CheckTime time,
			AtomicBoolean warnedOfSkew) {
		super(clients, new AwsCall("SES", target.region(), "ses:GetAccount"), target, time, warnedOfSkew);
		this.identities = identities;
		this.account = account;
		this.region = target.region();
	}

	@Override
	@Nullable AwsFailure ask(AwsCredentials credentials, AwsRequestOverrideConfiguration request, Map<String, Object> details) {
		if (this.account.isAsking()) {
			SentInterceptor.sent(request);
		}
		GetAccountResponse response = this.account.fetch(clients().ses(), request).response();
		addAnswered(response.sdkHttpResponse(), details);
		if (response.sendingEnabled() == null) {
			return noAnswer();
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
							+ " Ask for production access in the SES console.")
						.formatted(this.region));
		}
		return (reason != null) ? AwsFailure.of(reason, call()) : null;
	}

	private static void put(Map<String, Object> details, String key, @Nullable Object value) {
		if (value != null) {
			details.put(key, value);
		}
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

	@Override
	void describe(@Nullable AwsCredentials credentials, Map<String, Object> details) {
		details.put("region", this.region.id());
	}

	@Override
	AwsFailure refine(AwsFailure failure, RuntimeException cause, AwsRequestOverrideConfiguration request) {
		return isRejectedKey(failure) ? this.identities.refineRejection(failure, this.region, request) : failure;
	}

}
