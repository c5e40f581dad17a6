package io.github.lightsailboot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.lightsailboot.diagnostics.Mistake;

/**
 * There is one source of credentials, and it can be read.
 */
final class OneCredentialsSource implements ConfigurationRule {

	@Override
	public List<Mistake> check(ConfigurationCandidate candidate) {
		OpenedCredentials credentials = candidate.credentials();
		if (credentials.isMissing()) {
			boolean reported = candidate.isReported(CredentialsSources.ACCESS_KEY)
					|| candidate.isReported(CredentialsSources.SECRET_KEY)
					|| candidate.isReported(CredentialsSources.CREDENTIALS_CSV)
					|| candidate.isReported(CredentialsSources.PROFILE)
					|| candidate.isReported(CredentialsSources.INHERIT_CREDENTIALS);
			return reported ? List.of() : List.of(missing(candidate));
		}
		List<String> sources = credentials.sources();
		return (sources.size() > 1) ? List.of(several(candidate, sources)) : credentials.mistakes();
	}

	private static Mistake missing(ConfigurationCandidate candidate) {
		List<String> cure = new ArrayList<>();
		if (candidate.region() == null) {
			cure.add("""
					Set region and keys. In application.yml:

					    aws:
					      lightsail:
					        region: us-east-1

					and, outside the source tree, as environment variables:

					    AWS_LIGHTSAIL_ACCESS_KEY=<access key ID>
					    AWS_LIGHTSAIL_SECRET_KEY=<secret access key>

					The same as YAML are `aws.lightsail.access-key` and `aws.lightsail.secret-key`.""");
		}
		else {
			cure.add("Set `AWS_LIGHTSAIL_ACCESS_KEY` and `AWS_LIGHTSAIL_SECRET_KEY` in the environment"
					+ " (`aws.lightsail.access-key` and `aws.lightsail.secret-key` in a file that is not committed).");
		}
		cure.add("Or set one of `aws.lightsail.credentials-csv` (the file that the AWS console offers for download),"
				+ " `aws.lightsail.profile`, `aws.lightsail.inherit-credentials`, or define a bean named"
				+ " `lightsailCredentialsProvider`.");
		if (candidate.origin("aws.access.key.id").isPresent()) {
			cure.add("AWS_ACCESS_KEY_ID is set: to use it, set `aws.lightsail.inherit-credentials` to true.");
		}
		cure.add(
				"An application or a test that needs none of this sets `aws.lightsail.enabled` to false. Other tests get an"
						+ " emulator with @AutoConfigureLightsailEmulator of lightsail-spring-boot-starter-test.");
		boolean nothing = candidate.region() == null;
		return new Mistake(nothing ? LightsailProperties.PREFIX : CredentialsSources.ACCESS_KEY,
				nothing ? "Neither a region nor credentials are set." : "No source of credentials is set.",
				String.join(System.lineSeparator(), cure));
	}

	private static Mistake several(ConfigurationCandidate candidate, List<String> sources) {
		String listed = sources.stream()
			.map((source) -> candidate.origin(source)
				.map((origin) -> "`%s` (%s)".formatted(source, origin))
				.orElse("`%s`".formatted(source)))
			.collect(Collectors.joining(" and "));
		return new Mistake(sources.get(sources.size() - 1),
				"More than one source of credentials is set: %s.".formatted(listed),
				"Leave one of them. An empty value counts as not set, so that a profile can take a source back.");
	}

}
