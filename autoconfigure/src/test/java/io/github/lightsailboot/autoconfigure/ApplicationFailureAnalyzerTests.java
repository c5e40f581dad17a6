package io.github.lightsailboot.autoconfigure;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class ApplicationFailureAnalyzerTests {

	private static final String SECRET = "sEcReTsEcReTsEcReTsEcReTsEcReTsEcReTsEcR";

	/**
	 * As with Devtools, where the classes of the application have a loader of their own.
	 */
	@Test
	void analyzerOfTheApplicationsLoaderReportsWithoutTheSecret(@TempDir Path directory, CapturedOutput output)
			throws Exception {
		Path factories = directory.resolve("META-INF/spring.factories");
		Files.createDirectories(factories.getParent());
		Files.writeString(factories,
				"%s=%s".formatted(FailureAnalyzer.class.getName(), ApplicationAnalyzer.class.getName()));
		try (URLClassLoader loader = new URLClassLoader(new URL[] { directory.toUri().toURL() },
				getClass().getClassLoader())) {
			SpringApplication application = new SpringApplication(new DefaultResourceLoader(loader), Application.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			assertThatException().isThrownBy(() -> application.run("--aws.lightsail.region=us-east-1",
					"--aws.lightsail.access-key=AKIAQWERTYUIOPASDFGH", "--aws.lightsail.secret-key=" + SECRET,
					"--spring.cloud.aws.s3.enabled=false", "--spring.cloud.aws.ses.enabled=false"));
		}
		assertThat(output).contains("The application's own description of ****", "The application's own action")
			.doesNotContain("The application's own description of " + SECRET);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Object failing() {
			throw new UnsupportedOperationException(SECRET);
		}

	}

	static class ApplicationAnalyzer extends AbstractFailureAnalyzer<UnsupportedOperationException> {

		@Override
		protected FailureAnalysis analyze(Throwable failure, UnsupportedOperationException cause) {
			return new FailureAnalysis("The application's own description of " + cause.getMessage(),
					"The application's own action", cause);
		}

	}

}
