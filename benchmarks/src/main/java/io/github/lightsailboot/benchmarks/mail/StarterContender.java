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
 * The mail sender of this starter, as an application has it.
 */
final class StarterContender implements Contender {

	private final ConfigurableApplicationContext context;

	StarterContender(URI endpoint) {
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.properties(Map.of("aws.lightsail.region", "us-east-1", "aws.lightsail.endpoint", endpoint.toString(),
					"aws.lightsail.access-key", "test", "aws.lightsail.secret-key", "test", "aws.lightsail.ses.from",
					"sender@example.com", "spring.cloud.aws.ses.enabled", "false", "spring.cloud.aws.region.static",
					"us-east-1", "logging.level.root", "WARN"))
			.run();
	}

	@Override
	public int send(List<String> subjects) {
		SimpleMailMessage[] messages = subjects.stream()
			.map(StarterContender::message)
			.toArray(SimpleMailMessage[]::new);
		try {
			this.context.getBean(JavaMailSender.class).send(messages);
			return 0;
		}
		catch (SesMailSendException ex) {
			return (int) ex.outcomes().stream().filter((outcome) -> !outcome.isSent()).count();
		}
	}

	private static SimpleMailMessage message(String subject) {
		SimpleMailMessage message = new SimpleMailMessage();
		message.setTo("recipient@example.org");
		message.setSubject(subject);
		message.setText("Hello\n\nThis is a mail like many others.\n".repeat(20));
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
