package io.github.lightsailboot.client.internal;

import java.util.Set;

import io.github.lightsailboot.credentials.internal.LightsailCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Reports to the provider of the credentials that AWS rejected them: they may have been
 * rotated, or the new ones may be wrong.
 */
record RejectedCredentialsInterceptor(LightsailCredentialsProvider credentials) implements ExecutionInterceptor {

	private static final Set<String> REJECTIONS = Set.of("InvalidClientTokenId", "UnrecognizedClientException",
			"SignatureDoesNotMatch", "InvalidSignatureException", "ExpiredToken", "ExpiredTokenException");

	@Override
	public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes executionAttributes) {
		SelectedAuthScheme<?> signed = executionAttributes
			.getAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME);
		if (context.exception() instanceof AwsServiceException exception && exception.awsErrorDetails() != null
				&& exception.awsErrorDetails().errorCode() != null
				&& REJECTIONS.contains(exception.awsErrorDetails().errorCode()) && signed != null
				&& signed.identity().getNow(null) instanceof AwsCredentialsIdentity refused) {
			this.credentials.refused(refused);
		}
	}

}
