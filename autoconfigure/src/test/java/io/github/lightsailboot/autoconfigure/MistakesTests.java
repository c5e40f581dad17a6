package io.github.lightsailboot.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class MistakesTests {

	private static final String ACCESS_KEY = "AKIAQYLPMN5HFIQR7XYA";

	private static final String SECRET_KEY = "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";

	@Test
	void everythingAtOnce(CapturedOutput output) {
		String printed = Startup
			.with("aws.lightsail.region=us-est-1", "aws.lightsail.access-key=" + ACCESS_KEY,
					"aws.lightsail.secrt-key=" + SECRET_KEY, "aws.lightsail.health.timeout=soon",
					"aws.lightsail.ses.max-concurrency=0", "aws.lightsail.health.checks=nothing",
					"aws.lightsail.session-token=${NOT_SET}", "aws.lightsail.endpoint=localhost:4577")
			.failure(output);
		assertThat(printed).contains("APPLICATION FAILED TO START").contains("`${NOT_SET}`").doesNotContain("Zk9QpL2v");
	}

	@Test
	void nothing(CapturedOutput output) {
		String printed = Startup.with("a=b").failure(output);
		assertThat(printed).contains("AWS_LIGHTSAIL_ACCESS_KEY");
	}

	@Test
	void good(CapturedOutput output) {
		String printed = Startup
			.with("aws.lightsail.region=us-east-1", "aws.lightsail.access-key=" + ACCESS_KEY,
					"aws.lightsail.secret-key=" + SECRET_KEY)
			.success(output, (c) -> {
			});
		assertThat(printed).doesNotContain("Zk9QpL2v");
	}

}
