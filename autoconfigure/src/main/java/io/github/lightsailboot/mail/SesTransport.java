package io.github.lightsailboot.mail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

import io.github.lightsailboot.client.internal.MaskingInterceptor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ServiceClientConfiguration;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/**
 * Sends a message to SES once. The SDK retries a request only after a clock skew, because
 * AWS has then rejected the signature and accepted nothing. Other retries, including
 * those of a customizer or of the application's own client, could send a mail twice, and
 * are disabled.
 */
final class SesTransport {

	private static final Region UNKNOWN_REGION = Region.of("unknown");

	private final SesV2Client client;

	private final SesFailures failures;

	private final @Nullable String configurationSet;

	private final @Nullable String identityArn;

	private final Duration requestTimeout;

	private final ScheduledExecutorService timer;

	private final RetryStrategy retries = StandardRetryStrategy.builder()
		.maxAttempts(2)
		.retryOnException(
				(ex) -> ex instanceof SdkException sdkException && RetryUtils.isClockSkewException(sdkException))
		.treatAsThrottling((ex) -> false)
		.backoffStrategy(BackoffStrategy.retryImmediately())
		.throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
		.circuitBreakerEnabled(false)
		.useClientDefaults(false)
		.build();

	SesTransport(SesV2Client client, SesJavaMailSender.Builder settings, SesFailures failures,
			ScheduledExecutorService timer) {
		this.client = client;
		this.failures = failures;
		this.configurationSet = settings.configurationSet;
		this.identityArn = settings.fromIdentityArn;
		this.requestTimeout = settings.requestTimeout;
		this.timer = timer;
	}

	/**
	 * Return the region of a client, if it reports one: a mock or the application's own
	 * implementation may not.
	 */
	@SuppressWarnings("ConstantValue")
	static Region region(SesV2Client client) {
		try {
			SesV2ServiceClientConfiguration configuration = client.serviceClientConfiguration();
			return (configuration != null && configuration.region() != null) ? configuration.region() : UNKNOWN_REGION;
		}
		catch (UnsupportedOperationException ex) {
			return UNKNOWN_REGION;
		}
	}

	/**
	 * Send a message.
	 * @return the ID that SES assigned
	 * @throws MailFailure if the message was not sent, or may not have been sent
	 */
	String send(Envelope envelope, byte[] message) throws MailFailure {
		RequestTracker tracker = new RequestTracker();
		String messageId;
		try {
			SendEmailResponse response = this.client.sendEmail(request(envelope, message, tracker));
			messageId = (response != null) ? response.messageId() : null;
		}
		catch (RuntimeException | Error ex) {
			messageId = tracker.messageId();
			if (messageId == null || messageId.isEmpty()) {
				throw this.failures.of(ex, tracker.progress(), envelope);
			}
		}
		if (messageId == null || messageId.isEmpty()) {
			throw SesFailures.withoutMessageId();
		}
		return messageId;
	}

	private SendEmailRequest request(Envelope envelope, byte[] message, RequestTracker tracker) {
		String configurationSet = envelope.configurationSet();
		String identityArn = envelope.identityArn();
		return SendEmailRequest.builder()
			.fromEmailAddress(envelope.from())
			.destination((destination) -> destination.toAddresses(orNull(envelope.to()))
				.ccAddresses(orNull(envelope.cc()))
				.bccAddresses(orNull(envelope.bcc())))
			.content((content) -> content.raw((raw) -> raw.data(SdkBytes.fromByteArrayUnsafe(message))))
			.configurationSetName((configurationSet != null) ? configurationSet : this.configurationSet)
			.fromEmailAddressIdentityArn((identityArn != null) ? identityArn : this.identityArn)
			.overrideConfiguration(AwsRequestOverrideConfiguration.builder()
				.apiCallAttemptTimeout(this.requestTimeout)
				.addPlugin((configuration) -> configure(configuration, tracker))
				.build())
			.build();
	}

	/**
	 * Configure the client for one request. The timer removes a timeout when its request
	 * ends, whereas that of the SDK keeps the message in memory until the timeout has
	 * elapsed.
	 */
	@SuppressWarnings("deprecation")
	private void configure(SdkServiceClientConfiguration.Builder configuration, RequestTracker tracker) {
		configuration.overrideConfiguration(configuration.overrideConfiguration()
			.toBuilder()
			.retryPolicy((RetryPolicy) null)
			.retryStrategy(this.retries)
			.scheduledExecutorService(this.timer)
			.addExecutionInterceptor(tracker)
			.addExecutionInterceptor(new MaskingInterceptor())
			.build());
	}

	@SuppressWarnings("NullAway")
	private static @Nullable List<String> orNull(List<String> addresses) {
		return addresses.isEmpty() ? null : addresses;
	}

}
