package io.github.lightsailboot.benchmarks.mail;

import java.net.URI;
import java.util.List;

import io.awspring.cloud.ses.SimpleEmailServiceJavaMailSender;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

import org.springframework.mail.MailSendException;

/**
 * Spring Cloud AWS's mail sender with its client's defaults.
 */
final class SpringCloudAwsContender implements Contender {

	private final SdkHttpClient httpClient = UrlConnectionHttpClient.create();

	private final SesClient client;

	private final SimpleEmailServiceJavaMailSender sender;

	SpringCloudAwsContender(URI endpoint) {
		this.client = SesClient.builder()
			.region(Region.US_EAST_1)
			.endpointOverride(endpoint)
			.httpClient(this.httpClient)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
			.build();
		this.sender = new SimpleEmailServiceJavaMailSender(this.client);
	}

	@Override
	public int send(List<Mail> mails) {
		try {
			this.sender.send(mails.stream().map(this::message).toArray(MimeMessage[]::new));
			return 0;
		}
		catch (MailSendException ex) {
			return ex.getFailedMessages().size();
		}
	}

	private MimeMessage message(Mail mail) {
		try {
			MimeMessage message = this.sender.createMimeMessage();
			message.setFrom(new InternetAddress(Mail.SENDER));
			message.setRecipients(Message.RecipientType.TO, String.join(",", mail.addresses()));
			message.setSubject(mail.subject());
			message.setText(Mail.TEXT);
			return message;
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.client.close();
		this.httpClient.close();
	}

}
