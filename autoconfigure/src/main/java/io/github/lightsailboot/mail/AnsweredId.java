package io.github.lightsailboot.mail;

import java.util.concurrent.atomic.AtomicReference;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/**
 * Keeps the ID that SES answered with, should anything fail after that.
 */
final class AnsweredId implements ExecutionInterceptor {

	/**
	 * Where to keep the ID of a request.
	 */
	static final ExecutionAttribute<AtomicReference<String>> ID = new ExecutionAttribute<>("LightsailMailId");

	@Override
	public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
		AtomicReference<String> id = attributes.getAttribute(ID);
		if (id != null && context.response() instanceof SendEmailResponse response) {
			id.set(response.messageId());
		}
	}

}
