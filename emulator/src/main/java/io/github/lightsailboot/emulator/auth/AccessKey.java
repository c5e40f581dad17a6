package io.github.lightsailboot.emulator.auth;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An access key that an emulator accepts: long-term, or temporary with a session token.
 */
public final class AccessKey {

	private final String accessKeyId;

	private final String secretAccessKey;

	private final @Nullable String sessionToken;

	private final @Nullable Instant expiresAt;

	private final String account;

	private final String arn;

	private final @Nullable Instant createdAt;

	private final Map<String, String> sessionTags;

	private AccessKey(String accessKeyId, String secretAccessKey, @Nullable String sessionToken,
			@Nullable Instant expiresAt, String account, String arn, @Nullable Instant createdAt,
			Map<String, String> sessionTags) {
		this.accessKeyId = Objects.requireNonNull(accessKeyId, "accessKeyId must not be null");
		this.secretAccessKey = Objects.requireNonNull(secretAccessKey, "secretAccessKey must not be null");
		this.sessionToken = sessionToken;
		this.expiresAt = expiresAt;
		this.account = Objects.requireNonNull(account, "account must not be null");
		this.arn = Objects.requireNonNull(arn, "arn must not be null");
		this.createdAt = createdAt;
		this.sessionTags = sessionTags;
	}

	/**
	 * Create a long-term key of the IAM user {@code emulator} in the account
	 * 123456789012.
	 * @param accessKeyId the access key ID
	 * @param secretAccessKey the secret access key
	 * @return the key
	 */
	public static AccessKey of(String accessKeyId, String secretAccessKey) {
		return new AccessKey(accessKeyId, secretAccessKey, null, null, "123456789012",
				"arn:aws:iam::123456789012:user/emulator", null, Map.of());
	}

	/**
	 * Return this key as a temporary key.
	 * @param sessionToken the token that each request must have
	 * @param expiresAt when the key expires, by the emulator's clock
	 * @return the key
	 */
	public AccessKey withSession(String sessionToken, Instant expiresAt) {
		Objects.requireNonNull(sessionToken, "sessionToken must not be null");
		Objects.requireNonNull(expiresAt, "expiresAt must not be null");
		return new AccessKey(this.accessKeyId, this.secretAccessKey, sessionToken, expiresAt, this.account, this.arn,
				this.createdAt, this.sessionTags);
	}

	/**
	 * Return this key with another owner.
	 * @param account the account, twelve digits
	 * @param arn the ARN of the user, of a session of a role, or of the root user
	 * ({@code arn:aws:iam::123456789012:root})
	 * @return the key
	 */
	public AccessKey ownedBy(String account, String arn) {
		return new AccessKey(this.accessKeyId, this.secretAccessKey, this.sessionToken, this.expiresAt, account, arn,
				this.createdAt, this.sessionTags);
	}

	/**
	 * Return this key with a creation time. The default is the time at which it is added.
	 * @param createdAt when it was created
	 * @return the key
	 */
	public AccessKey withCreationTime(Instant createdAt) {
		Objects.requireNonNull(createdAt, "createdAt must not be null");
		return new AccessKey(this.accessKeyId, this.secretAccessKey, this.sessionToken, this.expiresAt, this.account,
				this.arn, createdAt, this.sessionTags);
	}

	/**
	 * Return this key with session tags.
	 * @param sessionTags the tags
	 * @return the key
	 */
	public AccessKey withSessionTags(Map<String, String> sessionTags) {
		return new AccessKey(this.accessKeyId, this.secretAccessKey, this.sessionToken, this.expiresAt, this.account,
				this.arn, this.createdAt, Map.copyOf(sessionTags));
	}

	public Map<String, String> sessionTags() {
		return this.sessionTags;
	}

	public String accessKeyId() {
		return this.accessKeyId;
	}

	public String secretAccessKey() {
		return this.secretAccessKey;
	}

	public @Nullable String sessionToken() {
		return this.sessionToken;
	}

	public @Nullable Instant expiresAt() {
		return this.expiresAt;
	}

	public String account() {
		return this.account;
	}

	public String arn() {
		return this.arn;
	}

	/**
	 * Return when it was created.
	 * @return the time, or {@code null} for the time at which it is added
	 */
	public @Nullable Instant createdAt() {
		return this.createdAt;
	}

	/**
	 * Return the access key ID and the ARN, without the secret.
	 */
	@Override
	public String toString() {
		return "AccessKey[" + this.accessKeyId + ", " + this.arn + "]";
	}

}
