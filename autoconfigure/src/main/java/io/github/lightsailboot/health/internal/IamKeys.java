package io.github.lightsailboot.health.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.lightsailboot.client.internal.IamClients;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.StatusType;

/**
 * Lists the keys of a user with IAM. This is a separate class because the SDK's module is
 * optional.
 */
final class IamKeys implements Function<AwsCredentials, Optional<KeyAge.Keys>> {

	private final Supplier<IamClient> client;

	IamKeys(CheckClients clients) {
		this.client = clients.client(IamClients.SYNC);
	}

	@Override
	public Optional<KeyAge.Keys> apply(AwsCredentials credentials) {
		AwsRequestOverrideConfiguration configuration = Check.configuration(credentials);
		Instant createdAt = null;
		String other = null;
		for (AccessKeyMetadata key : this.client.get()
			.listAccessKeys((request) -> request.overrideConfiguration(configuration))
			.accessKeyMetadata()) {
			if (credentials.accessKeyId().equals(key.accessKeyId())) {
				createdAt = key.createDate();
			}
			else if (key.status() == StatusType.ACTIVE) {
				other = key.accessKeyId();
			}
		}
		return (createdAt != null)
				? Optional.of(new KeyAge.Keys(createdAt, other, (other != null) ? lastUsed(other, configuration) : ""))
				: Optional.empty();
	}

	private String lastUsed(String accessKeyId, AwsRequestOverrideConfiguration configuration) {
		try {
			@Nullable Instant lastUsed = this.client.get()
				.getAccessKeyLastUsed(
						(request) -> request.accessKeyId(accessKeyId).overrideConfiguration(configuration))
				.accessKeyLastUsed()
				.lastUsedDate();
			return (lastUsed != null) ? lastUsed.toString() : "never";
		}
		catch (IamException ex) {
			return "unknown";
		}
	}

}
