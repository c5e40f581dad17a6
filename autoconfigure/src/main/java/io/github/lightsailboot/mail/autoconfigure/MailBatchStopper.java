package io.github.lightsailboot.mail.autoconfigure;

import io.github.lightsailboot.mail.SesJavaMailSender;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.SingletonBeanRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Stops batches as soon as the application is about to end. Waiting for the end of a long
 * one would take the time that the rest of the application needs to shut down.
 */
class MailBatchStopper implements ApplicationListener<ContextClosedEvent>, ApplicationContextAware {

	private @Nullable ApplicationContext context;

	@Override
	public void setApplicationContext(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		// A sender that nobody has used is not created now
		if (event.getApplicationContext() == this.context
				&& this.context.getAutowireCapableBeanFactory() instanceof SingletonBeanRegistry registry
				&& registry.getSingleton(MailAutoConfiguration.MAIL_SENDER) instanceof SesJavaMailSender mailSender) {
			mailSender.stopBatches();
		}
	}

}
