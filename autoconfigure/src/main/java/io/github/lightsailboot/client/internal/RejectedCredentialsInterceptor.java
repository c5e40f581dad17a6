package io.github.lightsailboot.client.internal;

import java.util.Set;

import io.github.lightsailboot.credentials.RereadableCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Makes the source of the credentials be read again before the next request when AWS has
 * refused the current pair: it may have been rotated since it was read.
 */
final class RejectedCredentialsInterceptor implements ExecutionInterceptor {

	private static final Set<String> REJECTIONS = Set.of("InvalidClientTokenId", "UnrecognizedClientException",
			"SignatureDoesNotMatch", "InvalidSignatureException", "ExpiredToken", "ExpiredTokenException");

	private final AwsCredentialsProvider credentials;

	RejectedCredentialsInterceptor(AwsCredentialsProvider credentials) {
		this.credentials = credentials;
	}

	@Override
	public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes executionAttributes) {
		if (context.exception() instanceof AwsServiceException exception && exception.awsErrorDetails() != null
				&& exception.awsErrorDetails().errorCode() != null
				&& REJECTIONS.contains(exception.awsErrorDetails().errorCode())
				&& this.credentials instanceof RereadableCredentials rereadable) {
			rereadable.readAgain();
		}
	}

}
