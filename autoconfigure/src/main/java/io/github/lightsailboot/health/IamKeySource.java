package io.github.lightsailboot.health;

import java.time.Instant;
import java.util.Optional;

import io.github.lightsailboot.client.internal.IamClients;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.StatusType;

/**
 * Asks IAM about keys. Apart from all else, for the SDK's module is optional.
 */
final class IamKeySource implements KeyAges.KeySource {

	private final CheckClients clients;

	IamKeySource(CheckClients clients) {
		this.clients = clients;
	}

	private IamClient client() {
		return this.clients.get("iam", IamClient.class,
				() -> this.clients.factory().create(IamClients.SYNC, this.clients.options()));
	}

	private AwsRequestOverrideConfiguration request(AwsCredentials credentials) {
		return this.clients.request(credentials, () -> {
		}, false);
	}

	@Override
	public Optional<KeyAges.Keys> keys(AwsCredentials credentials) {
		Instant createdAt = null;
		String other = null;
		for (AccessKeyMetadata key : client()
			.listAccessKeys(ListAccessKeysRequest.builder().overrideConfiguration(request(credentials)).build())
			.accessKeyMetadata()) {
			if (credentials.accessKeyId().equals(key.accessKeyId())) {
				createdAt = key.createDate();
			}
			else if (key.status() == StatusType.ACTIVE) {
				other = key.accessKeyId();
			}
		}
		return (createdAt != null)
				? Optional.of(new KeyAges.Keys(createdAt, other, (other != null) ? lastUsed(other, credentials) : ""))
				: Optional.empty();
	}

	private String lastUsed(String accessKeyId, AwsCredentials credentials) {
		try {
			@Nullable Instant lastUsed = client()
				.getAccessKeyLastUsed(GetAccessKeyLastUsedRequest.builder()
					.accessKeyId(accessKeyId)
					.overrideConfiguration(request(credentials))
					.build())
				.accessKeyLastUsed()
				.lastUsedDate();
			return (lastUsed != null) ? lastUsed.toString() : "never";
		}
		catch (IamException ex) {
			return "unknown";
		}
	}

}
