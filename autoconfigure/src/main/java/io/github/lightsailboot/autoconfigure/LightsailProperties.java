package io.github.lightsailboot.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.lightsailboot.credentials.Secret;
import io.github.lightsailboot.health.HealthCheck;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the starter. With an invalid configuration the application
 * does not start, and all errors are reported. A refresh of Spring Cloud replaces the key
 * pair; the other values are read at start.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(LightsailProperties.PREFIX)
public class LightsailProperties {

	/**
	 * Prefix of every key.
	 */
	public static final String PREFIX = "aws.lightsail";

	/**
	 * Whether the starter configures anything.
	 */
	private boolean enabled = true;

	/**
	 * AWS region, such as us-east-1, or an availability zone in it, such as us-east-1a.
	 */
	private @Nullable String region;

	/**
	 * Whether to accept a region that this version of the AWS SDK does not know.
	 */
	private boolean allowUnknownRegion;

	/**
	 * Access key ID of the key pair.
	 */
	private @Nullable Secret accessKey;

	/**
	 * Secret access key of the key pair.
	 */
	private @Nullable Secret secretKey;

	/**
	 * Session token that belongs to a temporary key pair.
	 */
	private @Nullable Secret sessionToken;

	/**
	 * File that the AWS console offers for download with a new access key. Read again
	 * when it changes.
	 */
	private @Nullable String credentialsCsv;

	/**
	 * Profile of the shared AWS config and credentials files. Read again when they
	 * change.
	 */
	private @Nullable String profile;

	/**
	 * Whether to use the credentials that Spring Cloud AWS is configured with.
	 */
	private boolean inheritCredentials;

	/**
	 * Endpoint of all services, such as that of an emulator.
	 */
	private @Nullable URI endpoint;

	/**
	 * Whether to run the health checks once at start.
	 */
	private VerifyOnStartup verifyOnStartup = VerifyOnStartup.NONE;

	@Valid
	private final Ses ses = new Ses();

	@Valid
	private final Health health = new Health();

	private final Ssl ssl = new Ssl();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getRegion() {
		return this.region;
	}

	public void setRegion(@Nullable String region) {
		this.region = textOrNull(region);
	}

	public boolean isAllowUnknownRegion() {
		return this.allowUnknownRegion;
	}

	public void setAllowUnknownRegion(boolean allowUnknownRegion) {
		this.allowUnknownRegion = allowUnknownRegion;
	}

	public @Nullable Secret getAccessKey() {
		return this.accessKey;
	}

	public void setAccessKey(@Nullable Secret accessKey) {
		this.accessKey = secretOrNull(accessKey);
	}

	public @Nullable Secret getSecretKey() {
		return this.secretKey;
	}

	public void setSecretKey(@Nullable Secret secretKey) {
		this.secretKey = secretOrNull(secretKey);
	}

	public @Nullable Secret getSessionToken() {
		return this.sessionToken;
	}

	public void setSessionToken(@Nullable Secret sessionToken) {
		this.sessionToken = secretOrNull(sessionToken);
	}

	public @Nullable String getCredentialsCsv() {
		return this.credentialsCsv;
	}

	public void setCredentialsCsv(@Nullable String credentialsCsv) {
		this.credentialsCsv = textOrNull(credentialsCsv);
	}

	public @Nullable String getProfile() {
		return this.profile;
	}

	public void setProfile(@Nullable String profile) {
		this.profile = textOrNull(profile);
	}

	public boolean isInheritCredentials() {
		return this.inheritCredentials;
	}

	public void setInheritCredentials(boolean inheritCredentials) {
		this.inheritCredentials = inheritCredentials;
	}

	public @Nullable URI getEndpoint() {
		return this.endpoint;
	}

	public void setEndpoint(@Nullable URI endpoint) {
		this.endpoint = uriOrNull(endpoint);
	}

	public VerifyOnStartup getVerifyOnStartup() {
		return this.verifyOnStartup;
	}

	public void setVerifyOnStartup(VerifyOnStartup verifyOnStartup) {
		this.verifyOnStartup = verifyOnStartup;
	}

	public Ses getSes() {
		return this.ses;
	}

	public Health getHealth() {
		return this.health;
	}

	public Ssl getSsl() {
		return this.ssl;
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static @Nullable Secret secretOrNull(@Nullable Secret secret) {
		return (secret == null || secret.isEmpty()) ? null : secret;
	}

	private static @Nullable URI uriOrNull(@Nullable URI uri) {
		return (uri == null || uri.toString().isEmpty()) ? null : uri;
	}

	/**
	 * Whether the health checks run at start, and what a failed one does.
	 */
	public enum VerifyOnStartup {

		/**
		 * Does not run the checks.
		 */
		NONE,

		/**
		 * Runs the checks without delaying the start, and logs a warning if one fails.
		 */
		WARN,

		/**
		 * Runs the checks before the web server accepts requests, and ends the start if
		 * one fails for a reason that a change of the configuration removes.
		 */
		FAIL

	}

	/**
	 * TLS of the connections to AWS.
	 */
	public static class Ssl {

		/**
		 * Name of the SSL bundle for connections to AWS, such as one with the certificate
		 * of a proxy. Defaults to the JVM's trusted certificates.
		 */
		private @Nullable String bundle;

		public @Nullable String getBundle() {
			return this.bundle;
		}

		public void setBundle(@Nullable String bundle) {
			this.bundle = textOrNull(bundle);
		}

	}

	/**
	 * Settings of SES, and defaults for mails.
	 */
	public static class Ses {

		/**
		 * Whether to configure SES clients, the mail sender and the SES health check.
		 */
		private boolean enabled = true;

		/**
		 * AWS region of SES. Defaults to that of Lightsail.
		 */
		private @Nullable String region;

		/**
		 * Endpoint of SES. Defaults to that of all services.
		 */
		private @Nullable URI endpoint;

		/**
		 * Default sender of mails.
		 */
		private @Nullable String from;

		/**
		 * Default configuration set of mails.
		 */
		private @Nullable String configurationSet;

		/**
		 * ARN of the identity that permits sending, if it belongs to another account.
		 */
		private @Nullable String fromIdentityArn;

		/**
		 * Maximum send rate, in recipients per second. Defaults to the account's rate.
		 */
		@Positive(message = "The rate must be above 0.")
		private @Nullable Double maxSendRate;

		/**
		 * Maximum number of mails that are sent at the same time.
		 */
		@Min(value = 1, message = "The number must be at least 1.")
		private int maxConcurrency = 16;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public @Nullable String getRegion() {
			return this.region;
		}

		public void setRegion(@Nullable String region) {
			this.region = textOrNull(region);
		}

		public @Nullable URI getEndpoint() {
			return this.endpoint;
		}

		public void setEndpoint(@Nullable URI endpoint) {
			this.endpoint = uriOrNull(endpoint);
		}

		public @Nullable String getFrom() {
			return this.from;
		}

		public void setFrom(@Nullable String from) {
			this.from = textOrNull(from);
		}

		public @Nullable String getConfigurationSet() {
			return this.configurationSet;
		}

		public void setConfigurationSet(@Nullable String configurationSet) {
			this.configurationSet = textOrNull(configurationSet);
		}

		public @Nullable String getFromIdentityArn() {
			return this.fromIdentityArn;
		}

		public void setFromIdentityArn(@Nullable String fromIdentityArn) {
			this.fromIdentityArn = textOrNull(fromIdentityArn);
		}

		public @Nullable Double getMaxSendRate() {
			return this.maxSendRate;
		}

		public void setMaxSendRate(@Nullable Double maxSendRate) {
			this.maxSendRate = maxSendRate;
		}

		public int getMaxConcurrency() {
			return this.maxConcurrency;
		}

		public void setMaxConcurrency(int maxConcurrency) {
			this.maxConcurrency = maxConcurrency;
		}

	}

	/**
	 * Settings of the health checks.
	 */
	public static class Health {

		/**
		 * Health checks to run.
		 */
		private List<HealthCheck> checks = new ArrayList<>(
				List.of(HealthCheck.CREDENTIALS, HealthCheck.LIGHTSAIL_API, HealthCheck.SES));

		/**
		 * How long the result of a check is cached.
		 */
		@DurationMin(seconds = 1, message = "The duration must be at least 1 second and at most 1 day.")
		@DurationMax(days = 1, message = "The duration must be at least 1 second and at most 1 day.")
		private Duration cacheTtl = Duration.ofSeconds(30);

		/**
		 * Timeout of a check.
		 */
		@DurationMin(nanos = 1, message = "The duration must be above 0 and at most 10 minutes.")
		@DurationMax(minutes = 10, message = "The duration must be above 0 and at most 10 minutes.")
		private Duration timeout = Duration.ofSeconds(3);

		/**
		 * Age from which an access key is reported as old. Needs the SDK's IAM module.
		 */
		@DurationMin(nanos = 1, message = "The duration must be above 0.")
		private @Nullable Duration maxKeyAge;

		public List<HealthCheck> getChecks() {
			return this.checks;
		}

		public void setChecks(List<HealthCheck> checks) {
			// An empty entry is null
			List<HealthCheck> named = checks.stream().filter(Objects::nonNull).toList();
			this.checks = new ArrayList<>(named.isEmpty() ? new Health().checks : named);
		}

		public Duration getCacheTtl() {
			return this.cacheTtl;
		}

		public void setCacheTtl(Duration cacheTtl) {
			this.cacheTtl = cacheTtl;
		}

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

		public @Nullable Duration getMaxKeyAge() {
			return this.maxKeyAge;
		}

		public void setMaxKeyAge(@Nullable Duration maxKeyAge) {
			this.maxKeyAge = maxKeyAge;
		}

	}

}
