package io.github.lightsailboot.mail.autoconfigure;

import java.util.function.Supplier;

import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sends through the application's own client, if it defines one. The one of this starter
 * is not there yet when the condition is evaluated.
 */
@Configuration(proxyBeanMethods = false)
class MailClientConfiguration {

	@Bean
	@ConditionalOnSingleCandidate(SesV2Client.class)
	MailClient lightsailMailClient(ObjectProvider<SesV2Client> client) {
		return new MailClient(client::getObject);
	}

	/**
	 * The application's own client.
	 *
	 * @param client gives the client
	 */
	record MailClient(Supplier<SesV2Client> client) {

	}

}
