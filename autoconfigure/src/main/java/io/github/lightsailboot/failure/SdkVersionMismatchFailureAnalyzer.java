package io.github.lightsailboot.failure;

import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/**
 * Reports modules of the AWS SDK whose versions are incompatible. Boot's own analyzer of
 * such errors names two jars, but no version to choose.
 */
class SdkVersionMismatchFailureAnalyzer extends AbstractFailureAnalyzer<LinkageError> implements Ordered {

	private static final String ACTION = """
			Import the BOM of Lightsail for Spring Boot before any other BOM that manages the AWS SDK:

			    <dependencyManagement>
			      <dependencies>
			        <dependency>
			          <groupId>io.github.lightsailboot</groupId>
			          <artifactId>lightsail-bom</artifactId>
			          <version>%s</version>
			          <type>pom</type>
			          <scope>import</scope>
			        </dependency>
			      </dependencies>
			    </dependencyManagement>""";

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, LinkageError cause) {
		SdkVersionMismatch mismatch = SdkVersionMismatch.causing(cause);
		if (mismatch == null) {
			return null;
		}
		String versions = mismatch.modules()
			.entrySet()
			.stream()
			.map((entry) -> "    %s: %s".formatted(entry.getKey(), String.join(", ", entry.getValue())))
			.collect(Collectors.joining("%n".formatted()));
		String description = "The class path mixes versions of the AWS SDK for Java:%n%n%s%n%nThe error was: %s"
			.formatted(versions, mismatch.error());
		return new FailureAnalysis(description, ACTION.formatted(version()), cause);
	}

	private static String version() {
		return Objects.requireNonNullElse(
				SdkVersionMismatchFailureAnalyzer.class.getPackage().getImplementationVersion(),
				"the version of the starter");
	}

	@Override
	public int getOrder() {
		// Before Boot's analyzers, which have no order
		return 0;
	}

}
