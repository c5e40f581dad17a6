package io.github.lightsailboot.benchmarks.application.clients;

import io.github.lightsailboot.benchmarks.application.common.Mailer;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.lightsail.LightsailAsyncClient;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Injects the first {@code benchmark.clients} of: SES version 2, Lightsail, SES, and the
 * two asynchronous clients.
 */
class Injections {

	@Configuration(proxyBeanMethods = false)
	static class One {

		@Bean
		Mailer mailer(SesV2Client client) {
			return () -> client.sendEmail((request) -> request.fromEmailAddress("sender@example.com")
				.destination((destination) -> destination.toAddresses("recipient@example.org"))
				.content((content) -> content.simple((message) -> message.subject((subject) -> subject.data("Hello"))
					.body((body) -> body.text((text) -> text.data("Hello"))))));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnExpression("${benchmark.clients} >= 3")
	static class Three {

		@Bean
		User three(LightsailClient lightsail, SesClient ses) {
			return new User(lightsail, ses);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnExpression("${benchmark.clients} >= 5")
	static class All {

		@Bean
		User all(LightsailAsyncClient lightsail, SesV2AsyncClient ses) {
			return new User(lightsail, ses);
		}

	}

	record User(SdkClient first, SdkClient second) {
	}

}
