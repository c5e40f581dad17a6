package io.github.lightsailboot.client.internal;

import java.util.Arrays;

import io.github.lightsailboot.credentials.internal.KnownSecrets;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Masks the credentials of a request in its exception. If a signature does not match, AWS
 * responds with the headers that were signed, and the session token is one of them.
 */
public final class MaskingInterceptor implements ExecutionInterceptor {

	@Override
	public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes executionAttributes) {
		SelectedAuthScheme<?> signed = executionAttributes
			.getAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME);
		if (context.exception() instanceof SdkException exception && signed != null
				&& signed.identity().getNow(null) instanceof AwsCredentialsIdentity identity) {
			KnownSecrets secrets = new KnownSecrets();
			secrets.add(identity);
			return isIn(exception, secrets) ? mask(exception, secrets) : exception;
		}
		return context.exception();
	}

	/**
	 * Return whether the message, or that of an earlier attempt, which the SDK adds as
	 * suppressed, contains a secret.
	 */
	private static boolean isIn(SdkException exception, KnownSecrets secrets) {
		return secrets.isIn(String.valueOf(exception.getMessage())) || Arrays.stream(exception.getSuppressed())
			.anyMatch((attempt) -> secrets.isIn(String.valueOf(attempt.getMessage())));
	}

	/**
	 * Return a copy without earlier attempts.
	 */
	private static SdkException mask(SdkException exception, KnownSecrets secrets) {
		SdkException.Builder builder = exception.toBuilder()
			.message(secrets.mask(String.valueOf(exception.getMessage())));
		if (exception instanceof AwsServiceException serviceException && serviceException.awsErrorDetails() != null
				&& builder instanceof AwsServiceException.Builder serviceBuilder) {
			AwsErrorDetails details = serviceException.awsErrorDetails();
			serviceBuilder.awsErrorDetails(details.toBuilder()
				.errorMessage(secrets.mask(String.valueOf(details.errorMessage())))
				.rawResponse(null)
				.build());
		}
		return builder.build();
	}

}
