package io.github.lightsailboot.mail.autoconfigure;

import java.util.function.Supplier;

import io.github.lightsailboot.mail.SesMailSender;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Stops batches as soon as the application is asked to end. Waiting for the end of a long
 * one would take the time that the rest of the application needs to shut down.
 */
class MailBatchStopper implements ApplicationListener<ContextClosedEvent>, ApplicationContextAware {

	private final Supplier<? extends @Nullable SesMailSender> mailSender;

	private @Nullable ApplicationContext context;

	MailBatchStopper(Supplier<? extends @Nullable SesMailSender> mailSender) {
		this.mailSender = mailSender;
	}

	@Override
	public void setApplicationContext(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		SesMailSender mailSender = (event.getApplicationContext() == this.context) ? this.mailSender.get() : null;
		if (mailSender != null) {
			mailSender.stopBatches();
		}
	}

}
