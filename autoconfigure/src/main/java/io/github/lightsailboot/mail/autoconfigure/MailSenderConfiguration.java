package io.github.lightsailboot.mail.autoconfigure;

import java.time.Duration;

import io.github.lightsailboot.ses.SesAccountSource;
import io.github.lightsailboot.autoconfigure.LightsailProperties;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.mail.MailListener;
import io.github.lightsailboot.mail.SesJavaMailSender;
import io.github.lightsailboot.mail.SesMailSender;
import jakarta.activation.MimeType;
import jakarta.mail.internet.MimeMessage;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * The mail sender, with and without Jakarta Mail.
 */
final class MailSenderConfiguration {

	private MailSenderConfiguration() {
	}

	private static SesMailSender.Builder builder(LightsailProperties.Ses properties, LightsailClientFactory factory,
			ObjectProvider<MailClientConfiguration.MailClient> client, SesAccountSource accountSource,
			ObjectProvider<MailListener> listener, Environment environment) {
		SesMailSender.Builder builder = SesMailSender.builder()
			.clientFactory(factory)
			.accountSource(accountSource)
			.from(properties.getFrom())
			.configurationSet(properties.getConfigurationSet())
			.fromIdentityArn(properties.getFromIdentityArn())
			.maxSendRate(properties.getMaxSendRate())
			.maxConcurrency(properties.getMaxConcurrency())
			.shutdownTime(shutdownTime(environment));
		client.ifAvailable((it) -> builder.client(it.client()));
		listener.ifAvailable(builder::listener);
		return builder;
	}

	private static Duration shutdownTime(Environment environment) {
		return DurationStyle
			.detectAndParse(environment.getProperty("spring.lifecycle.timeout-per-shutdown-phase", "30s"));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JavaMailSender.class, MimeMessage.class, MimeType.class })
	static class JakartaMail {

		@Bean
		@Lazy
		SesJavaMailSender mailSender(LightsailProperties properties, LightsailClientFactory factory,
				ObjectProvider<MailClientConfiguration.MailClient> client, SesAccountSource accountSource,
				ObjectProvider<MailListener> listener, Environment environment) {
			return builder(properties.getSes(), factory, client, accountSource, listener, environment)
				.buildJavaMailSender();
		}

		@Bean
		MailBatchStopper lightsailMailBatchStopper() {
			return new MailBatchStopper();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("jakarta.mail.internet.MimeMessage")
	static class WithoutJakartaMail {

		@Bean
		@Lazy
		SesMailSender mailSender(LightsailProperties properties, LightsailClientFactory factory,
				ObjectProvider<MailClientConfiguration.MailClient> client, SesAccountSource accountSource,
				ObjectProvider<MailListener> listener, Environment environment) {
			return builder(properties.getSes(), factory, client, accountSource, listener, environment).build();
		}

		@Bean
		MailBatchStopper lightsailMailBatchStopper() {
			return new MailBatchStopper();
		}

	}

}
