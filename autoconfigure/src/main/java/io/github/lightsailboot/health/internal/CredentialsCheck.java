package io.github.lightsailboot.health.internal;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import io.github.lightsailboot.credentials.internal.MaskedAccessKeyId;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Checks whether AWS accepts the credentials.
 */
final class CredentialsCheck extends Check<StsClient, GetCallerIdentityResponse> {

	private static final Log logger = LogFactory.getLog(CredentialsCheck.class);

	/**
	 * Role of the credentials that the metadata service of a Lightsail instance returns,
	 * in an account of Amazon.
	 */
	private static final String INSTANCE_ROLE = ":assumed-role/AmazonLightsailInstance";

	private final LightsailCredentialsProvider provider;

	private final AtomicBoolean warnedOfRoot = new AtomicBoolean();

	CredentialsCheck(ClientTarget target, LightsailCredentialsProvider provider, CheckContext context) {
		super(HealthCheck.CREDENTIALS, StsIdentity.call(target.region()), target, context.identity().client(), context);
		this.provider = provider;
	}

	@Override
	GetCallerIdentityResponse call(StsClient client, AwsRequestOverrideConfiguration configuration) {
		return client.getCallerIdentity((request) -> request.overrideConfiguration(configuration));
	}

	@Override
	@Nullable AwsFailure result(GetCallerIdentityResponse response, Map<String, Object> details) {
		if (response.account() == null || response.arn() == null) {
			return AwsFailure.ofMalformedAnswer(call());
		}
		details.put("account", response.account());
		details.put("arn", response.arn());
		if (response.arn().contains(INSTANCE_ROLE)) {
			return AwsFailure.of(AwsFailureReason.FOREIGN_ACCOUNT, call());
		}
		if (response.arn().endsWith(":root") && this.warnedOfRoot.compareAndSet(false, true)) {
			logger.warn("The access key is one of the account's root user, who can do everything. Create an IAM user"
					+ " with the permissions that the application needs, and delete this key.");
		}
		return null;
	}

	@Override
	void describe(@Nullable AwsCredentials credentials, Map<String, Object> details) {
		if (credentials != null) {
			details.put("accessKeyId", MaskedAccessKeyId.of(credentials.accessKeyId()));
		}
		details.put("source", this.provider.source());
		this.provider.sourceProblem().ifPresent((problem) -> details.put("sourceProblem", problem));
	}

}
