package io.github.lightsailboot.health;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.lightsailboot.client.internal.ClientTarget;
import io.github.lightsailboot.credentials.LightsailCredentialsProvider;
import io.github.lightsailboot.credentials.MaskedAccessKeyId;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Whether AWS accepts the credentials.
 */
final class CredentialsCheck extends AwsCheck {

	private static final Log logger = LogFactory.getLog(CredentialsCheck.class);

	/**
	 * Role of the credentials that the metadata service of a Lightsail instance gives, in
	 * an account of Amazon's.
	 */
	private static final String INSTANCE_ROLE = ":assumed-role/AmazonLightsailInstance";

	private final Identities identities;

	private final Region region;

	private final Supplier<AwsCredentialsProvider> provider;

	private final @Nullable KeyAges keyAges;

	private final AtomicBoolean warnedOfRoot = new AtomicBoolean();

	CredentialsCheck(CheckClients clients, Identities identities, ClientTarget target,
			Supplier<AwsCredentialsProvider> provider, @Nullable KeyAges keyAges, CheckTime time,
			AtomicBoolean warnedOfSkew) {
		super(clients, Identities.call(target.region()), target, time, warnedOfSkew);
		this.identities = identities;
		this.region = target.region();
		this.provider = provider;
		this.keyAges = keyAges;
	}

	@Override
	@Nullable AwsFailure ask(AwsCredentials credentials, AwsRequestOverrideConfiguration request, Map<String, Object> details) {
		GetCallerIdentityResponse response = this.identities.ask(this.region, request);
		addAnswered(response.sdkHttpResponse(), details);
		if (response.account() == null || response.arn() == null) {
			return noAnswer();
		}
		details.put("account", response.account());
		details.put("arn", response.arn());
		if (this.keyAges != null) {
			details.putAll(this.keyAges.details(credentials));
		}
		if (response.arn().contains(INSTANCE_ROLE)) {
			return AwsFailure.of(AwsFailureReason.FOREIGN_ACCOUNT, call());
		}
		if (response.arn().endsWith(":root") && this.warnedOfRoot.compareAndSet(false, true)) {
			logger.warn("The access key is one of the account's root user, who may do everything. Create an IAM user"
					+ " with the permissions that the application needs, and delete this key.");
		}
		return null;
	}

	@Override
	public Map<String, Object> inspect(AwsCredentials credentials) {
		return (this.keyAges != null) ? this.keyAges.inspect(credentials) : Map.of();
	}

	@Override
	void describe(@Nullable AwsCredentials credentials, Map<String, Object> details) {
		if (credentials != null) {
			details.put("accessKeyId", MaskedAccessKeyId.of(credentials.accessKeyId()));
		}
		if (this.provider.get() instanceof LightsailCredentialsProvider known) {
			details.put("source", known.source());
			known.sourceProblem().ifPresent((problem) -> details.put("sourceProblem", problem));
		}
		else {
			details.put("source", "bean");
		}
	}

	@Override
	AwsFailure refine(AwsFailure failure, RuntimeException cause, AwsRequestOverrideConfiguration request) {
		return isRejectedKey(failure) ? this.identities.refineRejection(failure, this.region, request) : failure;
	}

}
