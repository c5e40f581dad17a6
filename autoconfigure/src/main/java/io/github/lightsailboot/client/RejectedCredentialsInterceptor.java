package io.github.lightsailboot.client;

import java.util.Set;
import java.util.function.Supplier;

import io.github.lightsailboot.credentials.RereadableCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Has the source of the credentials looked at again before the next call when AWS has
 * refused the pair in use: it may have been rotated since the last look.
 */
final class RejectedCredentialsInterceptor implements ExecutionInterceptor {

	private static final Set<String> REJECTIONS = Set.of("InvalidClientTokenId", "UnrecognizedClientException",
			"SignatureDoesNotMatch", "InvalidSignatureException", "ExpiredToken", "ExpiredTokenException");

	private final Supplier<AwsCredentialsProvider> credentials;

	RejectedCredentialsInterceptor(Supplier<AwsCredentialsProvider> credentials) {
		this.credentials = credentials;
	}

	@Override
	public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes executionAttributes) {
		if (context.exception() instanceof AwsServiceException exception && exception.awsErrorDetails() != null
				&& exception.awsErrorDetails().errorCode() != null
				&& REJECTIONS.contains(exception.awsErrorDetails().errorCode())
				&& this.credentials.get() instanceof RereadableCredentials rereadable) {
			rereadable.readAgain();
		}
	}

}
