package io.github.lightsailboot.mail.autoconfigure;

import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.client.autoconfigure.LightsailClientAutoConfiguration;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Import;
import org.springframework.mail.MailSender;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the mail sender.
 */
@AutoConfiguration(after = LightsailAutoConfiguration.class, before = LightsailClientAutoConfiguration.class,
		afterName = { "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration",
				"io.awspring.cloud.autoconfigure.ses.SesAutoConfiguration" })
@ConditionalOnClass({ MailSender.class, SesV2Client.class })
@ConditionalOnBean(name = "lightsailSettings")
@ConditionalOnMissingBean(MailSender.class)
@ConditionalOnBooleanProperty(name = "aws.lightsail.ses.enabled", matchIfMissing = true)
@Import({ MailClientConfiguration.class, MailMetricsConfiguration.class, MailSenderConfiguration.JakartaMail.class,
		MailSenderConfiguration.WithoutJakartaMail.class })
public final class MailAutoConfiguration {

}
