package io.github.lightsailboot.mail;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/**
 * Hands a message to SES, once. The SDK itself tries again after a clock skew only: AWS
 * then refused the signature and took nothing. Its other retries, those of a customizer
 * or of a client that the user defined among them, would send a mail again of which only
 * the answer was lost.
 */
final class Transport {

	private static final SdkPlugin AT_MOST_ONCE = new AtMostOnce();

	private final SesV2Client client;

	private final SesFailures failures;

	private final boolean streaming;

	private final @Nullable String configurationSet;

	private final @Nullable String identityArn;

	/**
	 * Create a transport.
	 * @param streaming whether the client has a {@link StreamedMessage}
	 */
	Transport(SesV2Client client, boolean streaming, SesFailures failures, @Nullable String configurationSet,
			@Nullable String identityArn) {
		this.client = client;
		this.streaming = streaming;
		this.failures = failures;
		this.configurationSet = configurationSet;
		this.identityArn = identityArn;
	}

	Attempt send(Envelope envelope, byte[] message) {
		AtomicReference<String> answeredId = new AtomicReference<>();
		StreamedMessage.Payload payload = new StreamedMessage.Payload(message);
		Attempt attempt = send(envelope, request(envelope, message, payload, answeredId), payload);
		String id = answeredId.get();
		return (id != null && !id.isEmpty()) ? new Attempt.Accepted(id) : attempt;
	}

	private Attempt send(Envelope envelope, SendEmailRequest request, StreamedMessage.Payload payload) {
		try {
			String id = this.client.sendEmail(request).messageId();
			return (id != null && !id.isEmpty()) ? new Attempt.Accepted(id) : this.failures.noAnswer();
		}
		catch (ApiCallAttemptTimeoutException ex) {
			return (this.streaming && !payload.wasTakenToTheEnd()) ? this.failures.notTaken(ex)
					: this.failures.of(ex, envelope);
		}
		catch (SdkException ex) {
			return this.failures.of(ex, envelope);
		}
		catch (RuntimeException ex) {
			return this.failures.unexpected(ex);
		}
		catch (LinkageError ex) {
			return this.failures.ofLinkage(ex, !this.streaming || payload.wasTakenToTheEnd());
		}
	}

	private SendEmailRequest request(Envelope envelope, byte[] message, StreamedMessage.Payload payload,
			AtomicReference<String> answeredId) {
		SendEmailRequest.Builder request = SendEmailRequest.builder()
			.fromEmailAddress(envelope.from())
			.destination((destination) -> destination.toAddresses(orNull(envelope.to()))
				.ccAddresses(orNull(envelope.cc()))
				.bccAddresses(orNull(envelope.bcc())));
		AwsRequestOverrideConfiguration.Builder configuration = AwsRequestOverrideConfiguration.builder()
			.addPlugin(AT_MOST_ONCE)
			.putExecutionAttribute(AnsweredId.ID, answeredId);
		if (this.streaming) {
			configuration.putExecutionAttribute(StreamedMessage.MESSAGE, payload);
		}
		else {
			request.content((content) -> content.raw((raw) -> raw.data(SdkBytes.fromByteArrayUnsafe(message))));
		}
		request.overrideConfiguration(configuration.build());
		String configurationSet = envelope.configurationSet();
		request.configurationSetName((configurationSet != null) ? configurationSet : this.configurationSet);
		String identityArn = envelope.identityArn();
		request.fromEmailAddressIdentityArn((identityArn != null) ? identityArn : this.identityArn);
		return request.build();
	}

	@SuppressWarnings("NullAway")
	private static @Nullable List<String> orNull(List<String> addresses) {
		return addresses.isEmpty() ? null : addresses;
	}

	/**
	 * Replaces the retries of whatever client the request goes through.
	 */
	private static final class AtMostOnce implements SdkPlugin {

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

		@Override
		@SuppressWarnings("deprecation")
		public void configureClient(SdkServiceClientConfiguration.Builder configuration) {
			configuration.overrideConfiguration(configuration.overrideConfiguration()
				.toBuilder()
				.retryPolicy((RetryPolicy) null)
				.retryStrategy(this.retries)
				.build());
		}

	}

}
