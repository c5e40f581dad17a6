package io.github.lightsailboot.mail.autoconfigure;

import java.time.Duration;

import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.autoconfigure.LightsailProperties;
import io.github.lightsailboot.autoconfigure.internal.ApplicationThreads;
import io.github.lightsailboot.autoconfigure.internal.OnSesEnabledCondition;
import io.github.lightsailboot.mail.SesJavaMailSender;
import io.github.lightsailboot.metrics.internal.Registries;
import io.github.lightsailboot.ses.internal.SesAccountSource;
import io.micrometer.observation.ObservationRegistry;
import jakarta.activation.MimeType;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.util.CRLFOutputStream;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.mail.MailSender;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the mail sender.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = LightsailAutoConfiguration.class,
		afterName = { "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration",
				"io.awspring.cloud.autoconfigure.ses.SesAutoConfiguration" })
@ConditionalOnClass({ MailSender.class, JavaMailSender.class, MimeMessage.class, MimeType.class, CRLFOutputStream.class,
		SesV2Client.class })
@ConditionalOnBean(name = "lightsailTargets")
@ConditionalOnMissingBean(MailSender.class)
@Conditional(OnSesEnabledCondition.class)
public final class MailAutoConfiguration {

	private static final String MAIL_SENDER = "mailSender";

	/**
	 * Create the mail sender. Batches are stopped as soon as the context closes, because
	 * a long one would use the time that the rest of the application needs to shut down.
	 */
	@Bean(MAIL_SENDER)
	@Lazy
	SesJavaMailSender mailSender(LightsailProperties properties, SesAccountSource accountSource,
			ObjectProvider<ObservationRegistry> observationRegistry, ObjectProvider<Registries> registries,
			ConfigurableApplicationContext context) {
		LightsailProperties.Ses ses = properties.getSes();
		MailClient client = new MailClient(context.getBeanFactory(), MAIL_SENDER);
		client.verify();
		SesJavaMailSender.Builder builder = SesJavaMailSender.builder(client)
			.accountRequest(accountSource::report)
			.from(ses.getFrom())
			.configurationSet(ses.getConfigurationSet())
			.fromIdentityArn(ses.getFromIdentityArn())
			.maxSendRate(ses.getMaxSendRate())
			.maxConcurrency(ses.getMaxConcurrency())
			.shutdownTimeout(shutdownTimeout(context.getEnvironment()))
			.threadFactory(ApplicationThreads.factory(context.getEnvironment(), "lightsail-mail-"));
		observationRegistry.ifUnique(builder::observationRegistry);
		registries.ifAvailable((it) -> builder.meterRegistries(it.meters()).observationRegistry(it.observations()));
		SesJavaMailSender sender = builder.build();
		context.addApplicationListener(GenericApplicationListener.forEventType(ContextClosedEvent.class, (event) -> {
			if (event.getApplicationContext() == context) {
				sender.stopBatches();
			}
		}));
		return sender;
	}

	private static Duration shutdownTimeout(Environment environment) {
		return DurationStyle
			.detectAndParse(environment.getProperty("spring.lifecycle.timeout-per-shutdown-phase", "30s"));
	}

}
