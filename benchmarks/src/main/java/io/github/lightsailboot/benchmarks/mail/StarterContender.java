package io.github.lightsailboot.benchmarks.mail;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.mail.SesMailSendException;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * The mail sender of this starter in an application.
 */
final class StarterContender implements Contender {

	private final ConfigurableApplicationContext context;

	StarterContender(URI endpoint) {
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.properties(Map.of("aws.lightsail.region", "us-east-1", "aws.lightsail.endpoint", endpoint.toString(),
					"aws.lightsail.access-key", "test", "aws.lightsail.secret-key", "test", "aws.lightsail.ses.from",
					Mail.SENDER, "spring.cloud.aws.ses.enabled", "false", "spring.cloud.aws.region.static", "us-east-1",
					"logging.level.root", "WARN"))
			.run();
	}

	@Override
	public int send(List<Mail> mails) {
		SimpleMailMessage[] messages = mails.stream().map(StarterContender::message).toArray(SimpleMailMessage[]::new);
		try {
			sender().send(messages);
			return 0;
		}
		catch (SesMailSendException ex) {
			return (int) ex.outcomes().stream().filter((outcome) -> !outcome.isSent()).count();
		}
	}

	JavaMailSender sender() {
		return this.context.getBean(JavaMailSender.class);
	}

	private static SimpleMailMessage message(Mail mail) {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo(mail.addresses());
		message.setSubject(mail.subject());
		message.setText(Mail.TEXT);
		return message;
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
