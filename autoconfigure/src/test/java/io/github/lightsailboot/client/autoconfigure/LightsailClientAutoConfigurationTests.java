package io.github.lightsailboot.client.autoconfigure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;

import io.awspring.cloud.autoconfigure.AwsAsyncClientCustomizer;
import io.awspring.cloud.autoconfigure.AwsSyncClientCustomizer;
import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.ses.SesAutoConfiguration;
import io.awspring.cloud.autoconfigure.ses.SesClientCustomizer;
import io.github.lightsailboot.autoconfigure.LightsailAutoConfiguration;
import io.github.lightsailboot.client.LightsailAsyncClientCustomizer;
import io.github.lightsailboot.client.LightsailClientCustomizer;
import io.github.lightsailboot.client.SesV2AsyncClientCustomizer;
import io.github.lightsailboot.client.SesV2ClientCustomizer;
import io.github.lightsailboot.client.StsClientCustomizer;
import io.github.lightsailboot.client.internal.LightsailClientFactory;
import io.github.lightsailboot.client.internal.LightsailClients;
import io.github.lightsailboot.client.internal.StsClients;
import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.region.LightsailLocation;
import io.github.lightsailboot.ses.internal.SesAccountSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lightsail.LightsailAsyncClient;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.LightsailException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.SesV2ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

class LightsailClientAutoConfigurationTests {

	private static final String TOKEN = "IQoJb3JpZ2luX2VjEJ3//////////wEaCXVzLWVhc3QtMSJHMEUCIQDx";

	private static final String QUOTED_TOKEN = "The Canonical String should have been 'POST x-amz-security-token:"
			+ TOKEN + "'";

	private static final LightsailEmulator EMULATOR = LightsailEmulator.builder().start();

	private static final String SES_MODULE = "io.awspring.cloud.ses";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class, AwsAutoConfiguration.class,
				CredentialsProviderAutoConfiguration.class, RegionProviderAutoConfiguration.class,
				SesAutoConfiguration.class, LightsailAutoConfiguration.class, LightsailClientAutoConfiguration.class))
		.withPropertyValues("aws.lightsail.region=eu-central-1", "aws.lightsail.endpoint=" + EMULATOR.endpoint(),
				"aws.lightsail.access-key=" + EMULATOR.credentials().accessKeyId(),
				"aws.lightsail.secret-key=" + EMULATOR.credentials().secretAccessKey(),
				"spring.cloud.aws.region.static=us-west-2", "spring.cloud.aws.ses.enabled=false");

	@BeforeEach
	void clear() {
		EMULATOR.requests().clear();
	}

	@AfterAll
	static void stop() {
		EMULATOR.close();
	}

	@Test
	void lightsailClientSignsWithTheConfiguredPairAndRegion() {
		this.runner.run((context) -> {
			assertThat(context.getBean(LightsailClient.class).getInstances().instances()).isNotEmpty();
			assertThat(EMULATOR.requests().of(AwsService.LIGHTSAIL, "GetInstances")).singleElement()
				.satisfies((request) -> {
					assertThat(request.accessKeyId()).isEqualTo(EMULATOR.credentials().accessKeyId());
					assertThat(request.region()).isEqualTo("eu-central-1");
				});
		});
	}

	@Test
	void sesClientSignsForTheRegionOfSes() {
		this.runner.withPropertyValues("aws.lightsail.ses.region=us-west-1").run((context) -> {
			assertThat(context.getBean(SesV2Client.class).getAccount((request) -> {
			}).sendingEnabled()).isTrue();
			assertThat(EMULATOR.requests().of(AwsService.SES_V2, "GetAccount")).singleElement()
				.satisfies((request) -> assertThat(request.region()).isEqualTo("us-west-1"));
		});
	}

	@Test
	void exceptionsOfTheClientsContainNoSessionTokenThatAwsQuotes() {
		try (LightsailEmulator refusing = LightsailEmulator.builder().start()) {
			refusing.faults().add(Fault.error(400, "InvalidSignatureException", QUOTED_TOKEN));
			withSessionToken(refusing).run((context) -> {
				assertThatExceptionOfType(LightsailException.class)
					.isThrownBy(() -> context.getBean(LightsailClient.class).getRegions())
					.withMessageContaining("x-amz-security-token:***")
					.satisfies((ex) -> assertThat(stackTrace(ex)).doesNotContain(TOKEN.substring(8, 16)));
				assertThatExceptionOfType(CompletionException.class)
					.isThrownBy(() -> context.getBean(LightsailAsyncClient.class).getRegions().join())
					.withMessageContaining("x-amz-security-token:***")
					.withCauseInstanceOf(LightsailException.class)
					.satisfies((ex) -> assertThat(stackTrace(ex)).doesNotContain(TOKEN.substring(8, 16)));
			});
		}
	}

	@Test
	void exceptionOfALaterAttemptContainsNoSessionTokenThatAwsQuotedBefore() {
		try (LightsailEmulator refusing = LightsailEmulator.builder().start()) {
			refusing.faults().add(Fault.error(400, "ThrottlingException", QUOTED_TOKEN).times(1));
			refusing.faults().add(Fault.cutAfterReading());
			withSessionToken(refusing).run((context) -> {
				assertThatExceptionOfType(SdkClientException.class)
					.isThrownBy(() -> context.getBean(LightsailClient.class).getRegions())
					.satisfies((ex) -> assertThat(stackTrace(ex)).doesNotContain(TOKEN.substring(8, 16)));
				assertThat(refusing.requests().count()).isGreaterThan(1);
			});
		}
	}

	private ApplicationContextRunner withSessionToken(LightsailEmulator emulator) {
		return this.runner.withPropertyValues("aws.lightsail.endpoint=" + emulator.endpoint(),
				"aws.lightsail.access-key=ASIAQYLPMN5HFIQR7XYA", "aws.lightsail.session-token=" + TOKEN);
	}

	private static String stackTrace(Throwable exception) {
		StringWriter trace = new StringWriter();
		exception.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	@Test
	void sesEndpointDiffersFromThatOfAllServices() {
		try (LightsailEmulator ses = LightsailEmulator.builder().start()) {
			this.runner.withPropertyValues("aws.lightsail.ses.endpoint=" + ses.endpoint()).run((context) -> {
				context.getBean(SesV2Client.class).getAccount((request) -> {
				});
				context.getBean(LightsailClient.class).getRegions();
				assertThat(ses.requests().count()).isEqualTo(1);
				assertThat(EMULATOR.requests().count()).isEqualTo(1);
			});
		}
	}

	@Test
	void asynchronousClientsWork() {
		this.runner.run((context) -> {
			assertThat(context.getBean(LightsailAsyncClient.class).getRegions().join().regions()).isNotEmpty();
			assertThat(context.getBean(SesV2AsyncClient.class).getAccount((request) -> {
			}).join().sendingEnabled()).isTrue();
		});
	}

	@Test
	void asynchronousClientsNeedNetty() {
		this.runner.withClassLoader(new FilteredClassLoader(NettyNioAsyncHttpClient.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LightsailAsyncClient.class)
				.doesNotHaveBean(SesV2AsyncClient.class)
				.hasSingleBean(LightsailClient.class));
	}

	@Test
	void olderSesClientIsThereWithoutSpringCloudAwsSesModule() {
		this.runner.withClassLoader(new FilteredClassLoader(SES_MODULE)).run((context) -> {
			assertThat(context).hasSingleBean(SesClient.class).hasBean("sesClient");
			assertThat(context.getBean(SesClient.class).serviceClientConfiguration().endpointOverride())
				.contains(EMULATOR.endpoint());
		});
	}

	@Test
	void olderSesClientIsLeftToSpringCloudAwsSesModule() {
		this.runner.withPropertyValues("spring.cloud.aws.ses.enabled=true").run((context) -> {
			assertThat(context).hasSingleBean(SesClient.class);
			assertThat(context.getBean(SesClient.class).serviceClientConfiguration().region())
				.isEqualTo(Region.US_WEST_2);
		});
	}

	@Test
	void nothingOfSesIsThereIfItIsDisabled() {
		this.runner.withClassLoader(new FilteredClassLoader(SES_MODULE))
			.withPropertyValues("aws.lightsail.ses.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SesV2Client.class)
				.doesNotHaveBean(SesV2AsyncClient.class)
				.doesNotHaveBean(SesClient.class)
				.hasSingleBean(LightsailClient.class));
	}

	@Test
	void clientsAreBuiltWhenTheyAreInjected() {
		this.runner.withUserConfiguration(RecordingCustomizers.class).run((context) -> {
			List<String> called = context.getBean(RecordingCustomizers.class).called;
			ObjectProvider<LightsailClient> provider = context.getBeanProvider(LightsailClient.class);
			assertThat(called).isEmpty();
			assertThat(provider.getObject()).isSameAs(context.getBean("lightsailClient"));
			assertThat(called).containsExactly("sync", "lightsail");
			assertThat(EMULATOR.requests().count()).isZero();
		});
	}

	@Test
	void clientsCloseWithTheContext() {
		List<SesV2AsyncClient> clients = new ArrayList<>();
		this.runner.run((context) -> clients.add(context.getBean(SesV2AsyncClient.class)));
		assertThat(clients.get(0).getAccount((request) -> {
		})).failsWithin(Duration.ofMinutes(1));
	}

	@Test
	void startBuildsNoClientsAndDoesNotLoadTheirTypes() {
		this.runner.run((context) -> {
			assertThat(context.getBeanFactory().getSingletonNames()).doesNotContain("lightsailClient",
					"lightsailAsyncClient", "sesV2Client", "sesV2AsyncClient", "lightsailClientFactory");
			assertThat(context.getBeanFactory()
				.getMergedBeanDefinition("lightsailClient")
				.getAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE)).isNotNull();
		});
	}

	@Test
	void customizersOfAllClientsComeBeforeThoseOfOne() {
		this.runner.withClassLoader(new FilteredClassLoader(SES_MODULE))
			.withUserConfiguration(RecordingCustomizers.class)
			.run((context) -> {
				List<String> called = context.getBean(RecordingCustomizers.class).called;
				context.getBean(SesV2Client.class);
				context.getBean(SesClient.class);
				context.getBean(SesV2AsyncClient.class);
				context.getBean(LightsailAsyncClient.class);
				try (StsClient sts = context.getBean(LightsailClientFactory.class)
					.create(StsClients.in(Region.US_EAST_1))) {
					assertThat(sts.getCallerIdentity().account()).isEqualTo("123456789012");
				}
				assertThat(called).containsExactly("sync", "sesV2", "sync", "ses", "async", "sesV2Async", "async",
						"lightsailAsync", "sync", "sts");
			});
	}

	@Test
	void customizerThatReplacesTheConfigurationKeepsWhatItLeftEmpty() {
		this.runner
			.withBean(LightsailClientCustomizer.class,
					() -> (builder) -> builder
						.overrideConfiguration((configuration) -> configuration.apiCallTimeout(Duration.ofSeconds(7))))
			.run((context) -> {
				LightsailClientFactory factory = context.getBean(LightsailClientFactory.class);
				ScheduledExecutorService timer = mock(ScheduledExecutorService.class);
				try (SdkHttpClient httpClient = factory.createHttpClient(Duration.ofSeconds(5), Duration.ofSeconds(5));
						LightsailClient client = factory.create(LightsailClients.SYNC, httpClient,
								(configuration) -> configuration.apiCallTimeout(Duration.ofSeconds(1))
									.apiCallAttemptTimeout(Duration.ofSeconds(2))
									.scheduledExecutorService(timer)
									.retryStrategy(DefaultRetryStrategy.doNotRetry()))) {
					var configuration = client.serviceClientConfiguration().overrideConfiguration();
					assertThat(configuration.apiCallTimeout()).contains(Duration.ofSeconds(7));
					assertThat(configuration.apiCallAttemptTimeout()).contains(Duration.ofSeconds(2));
					assertThat(configuration.scheduledExecutorService()).isPresent();
					assertThat(configuration.retryStrategy())
						.hasValueSatisfying((strategy) -> assertThat(strategy.maxAttempts()).isEqualTo(1));
					assertThat(configuration.executionInterceptors()).isNotEmpty();
				}
			});
	}

	@Test
	void clientsOfTheUserComeFirst() {
		this.runner.withUserConfiguration(OwnClients.class).run((context) -> {
			assertThat(context).hasSingleBean(LightsailClient.class)
				.hasSingleBean(SesV2Client.class)
				.hasSingleBean(LightsailAsyncClient.class)
				.hasSingleBean(SesV2AsyncClient.class);
			assertThat(context.getBean(LightsailClient.class)).isSameAs(context.getBean("ownLightsail"));
		});
	}

	@Test
	void stateOfTheSesAccountIsSharedByClientsOfTheSameAccountRegionAndEndpoint() {
		this.runner.run((context) -> {
			SesAccountSource source = context.getBean(SesAccountSource.class);
			AwsCredentialsProvider credentials = context.getBean("lightsailCredentialsProvider",
					AwsCredentialsProvider.class);
			assertThat(source.forClient(context.getBean(SesV2Client.class))).isSameAs(source);
			SesV2ClientBuilder builder = SesV2Client.builder()
				.region(Region.EU_CENTRAL_1)
				.endpointOverride(EMULATOR.endpoint())
				.credentialsProvider(credentials);
			try (SesV2Client same = builder.build();
					SesV2Client otherRegion = builder.region(Region.US_EAST_1).build();
					SesV2Client otherAccount = builder.region(Region.EU_CENTRAL_1)
						.credentialsProvider(AnonymousCredentialsProvider.create())
						.build()) {
				assertThat(source.forClient(same)).isSameAs(source);
				assertThat(source.forClient(otherRegion)).isNotSameAs(source);
				assertThat(source.forClient(otherAccount)).isNotSameAs(source);
				assertThat(source.forClient(mock(SesV2Client.class))).isNotSameAs(source);
			}
		});
	}

	@Test
	void providersAreFoundByNameOnly() {
		this.runner.run((context) -> {
			assertThat(context).hasBean("lightsailCredentialsProvider").hasBean("lightsailRegionProvider");
			assertThat(context.getBeanProvider(AwsCredentialsProvider.class).getIfAvailable())
				.isSameAs(context.getBean("credentialsProvider"));
			assertThat(context.getBeanProvider(AwsRegionProvider.class).getObject().getRegion())
				.isEqualTo(Region.US_WEST_2);
			assertThat(context.getBean("lightsailRegionProvider", AwsRegionProvider.class).getRegion())
				.isEqualTo(Region.EU_CENTRAL_1);
		});
	}

	@Test
	void availabilityZoneIsKeptForCallersThatNeedOne() {
		this.runner.withPropertyValues("aws.lightsail.region=us-west-2-lax-1a").run((context) -> {
			LightsailLocation location = context.getBean(LightsailLocation.class);
			assertThat(location.region()).isEqualTo(Region.US_WEST_2);
			assertThat(location.availabilityZone()).isEqualTo(Optional.of("us-west-2-lax-1a"));
			context.getBean(LightsailClient.class).getRegions();
			assertThat(EMULATOR.requests().all()).singleElement()
				.satisfies((request) -> assertThat(request.region()).isEqualTo("us-west-2"));
		});
	}

	@Test
	void settingsOfTheSdkDoNotChooseTheEndpoint() {
		CapturedRequests captured = new CapturedRequests();
		withSystemProperty("aws.endpointUrl", EMULATOR.endpoint().toString(), () -> this.runner
			.withPropertyValues("aws.lightsail.endpoint=", "aws.lightsail.access-key=AKIAQYLPMN5HFIQR7XYA")
			.withBean(AwsSyncClientCustomizer.class,
					() -> (builder) -> ((software.amazon.awssdk.core.client.builder.SdkClientBuilder<?, ?>) builder)
						.overrideConfiguration((configuration) -> configuration.addExecutionInterceptor(captured)))
			.withClassLoader(new FilteredClassLoader(SES_MODULE))
			.run((context) -> {
				attempt(() -> context.getBean(LightsailClient.class).getRegions());
				attempt(() -> context.getBean(SesV2Client.class).getAccount((request) -> {
				}));
				attempt(() -> context.getBean(SesClient.class).getSendQuota());
				try (StsClient sts = context.getBean(LightsailClientFactory.class)
					.create(StsClients.in(Region.EU_WEST_1))) {
					attempt(sts::getCallerIdentity);
				}
			}));
		assertThat(captured.hosts).containsExactly("lightsail.eu-central-1.amazonaws.com",
				"email.eu-central-1.amazonaws.com", "email.eu-central-1.amazonaws.com", "sts.eu-west-1.amazonaws.com");
		assertThat(EMULATOR.requests().count()).isZero();
	}

	@Test
	void endpointOfSpringCloudAwsIsNotOurs() {
		this.runner.withPropertyValues("spring.cloud.aws.endpoint=http://127.0.0.1:1").run((context) -> {
			context.getBean(LightsailClient.class).getRegions();
			assertThat(EMULATOR.requests().count()).isEqualTo(1);
		});
	}

	private static void attempt(Runnable call) {
		assertThatExceptionOfType(CapturedRequests.Stopped.class).isThrownBy(call::run);
	}

	private static void withSystemProperty(String name, String value, Runnable action) {
		System.setProperty(name, value);
		try {
			action.run();
		}
		finally {
			System.clearProperty(name);
		}
	}

	/**
	 * Sees where a request would go, and lets none go.
	 */
	private static final class CapturedRequests implements ExecutionInterceptor {

		private final List<String> hosts = new ArrayList<>();

		@Override
		public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
			URI uri = context.httpRequest().getUri();
			this.hosts.add(uri.getHost());
			throw new Stopped();
		}

		private static final class Stopped extends RuntimeException {

			private static final long serialVersionUID = 1L;

		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RecordingCustomizers {

		private final List<String> called = new ArrayList<>();

		@Bean
		AwsSyncClientCustomizer sync() {
			return (builder) -> this.called.add("sync");
		}

		@Bean
		AwsAsyncClientCustomizer async() {
			return (builder) -> this.called.add("async");
		}

		@Bean
		LightsailClientCustomizer lightsail() {
			return (builder) -> this.called.add("lightsail");
		}

		@Bean
		SesV2ClientCustomizer sesV2() {
			return (builder) -> this.called.add("sesV2");
		}

		@Bean
		LightsailAsyncClientCustomizer lightsailAsync() {
			return (builder) -> this.called.add("lightsailAsync");
		}

		@Bean
		SesV2AsyncClientCustomizer sesV2Async() {
			return (builder) -> this.called.add("sesV2Async");
		}

		@Bean
		SesClientCustomizer ses() {
			return (builder) -> this.called.add("ses");
		}

		@Bean
		StsClientCustomizer sts() {
			return (builder) -> this.called.add("sts");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClients {

		@Bean
		LightsailClient ownLightsail() {
			return mock(LightsailClient.class);
		}

		@Bean
		SesV2Client ownSes() {
			return mock(SesV2Client.class);
		}

		@Bean
		LightsailAsyncClient ownLightsailAsync() {
			return mock(LightsailAsyncClient.class);
		}

		@Bean
		SesV2AsyncClient ownSesAsync() {
			return mock(SesV2AsyncClient.class);
		}

	}

}
