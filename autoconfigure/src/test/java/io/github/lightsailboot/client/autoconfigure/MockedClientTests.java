package io.github.lightsailboot.client.autoconfigure;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.NONE,
		properties = { "aws.lightsail.region=us-east-1", "aws.lightsail.endpoint=http://127.0.0.1:1",
				"aws.lightsail.access-key=test", "aws.lightsail.secret-key=test", "spring.cloud.aws.ses.enabled=false",
				"spring.cloud.aws.s3.enabled=false" })
class MockedClientTests {

	@MockitoBean
	private LightsailClient lightsail;

	@MockitoSpyBean
	private SesV2Client ses;

	private final Application.Caller caller;

	MockedClientTests(@Autowired Application.Caller caller) {
		this.caller = caller;
	}

	@Test
	void clientsAreReplacedByMocksAsOtherBeansAre() {
		assertThat(this.caller.lightsail()).isSameAs(this.lightsail);
		assertThat(this.caller.ses()).isSameAs(this.ses);
		assertThat(Mockito.mockingDetails(this.ses).isSpy()).isTrue();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Caller caller(LightsailClient lightsail, SesV2Client ses) {
			return new Caller(lightsail, ses);
		}

		record Caller(LightsailClient lightsail, SesV2Client ses) {
		}

	}

}
