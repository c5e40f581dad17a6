package io.github.lightsailboot.credentials.internal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

import static org.assertj.core.api.Assertions.assertThat;

class LightsailCredentialsProviderTests {

	private static final AwsCredentials FIRST = pair("AKIAFIRSTFIRSTFIRST1");

	private static final AwsCredentials SECOND = pair("AKIASECONDSECONDSEC2");

	private static final AwsCredentials THIRD = pair("AKIATHIRDTHIRDTHIRD3");

	private final AtomicReference<AwsCredentials> configured = new AtomicReference<>(FIRST);

	private final AtomicLong nanoTime = new AtomicLong();

	private final KnownSecrets knownSecrets = new KnownSecrets();

	private @Nullable String problem;

	private final LightsailCredentialsProvider provider = new LightsailCredentialsProvider("credentials-csv",
			new File(), this.knownSecrets, this.nanoTime::get);

	@Test
	void versionIsRaisedWhenTheCredentialsChange() {
		assertThat(this.provider.version()).isZero();
		assertResolved(FIRST);
		long version = this.provider.version();
		assertThat(version).isPositive();
		assertResolved(FIRST);
		assertThat(this.provider.version()).isEqualTo(version);
		this.configured.set(SECOND);
		assertResolved(SECOND);
		assertThat(this.provider.version()).isGreaterThan(version);
	}

	@Test
	@Timeout(60)
	void versionLooksForNewerCredentialsOnceASecond() {
		assertResolved(FIRST);
		long version = this.provider.version();
		this.configured.set(SECOND);
		assertThat(this.provider.version()).isEqualTo(version);
		while (this.provider.version() == version) {
			this.nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
		}
		assertThat(this.provider.version()).isEqualTo(version + 1);
	}

	@Test
	@Timeout(60)
	void versionDoesNotWaitForAProviderThatBlocks() {
		CountDownLatch never = new CountDownLatch(1);
		AtomicReference<AwsCredentialsProvider> delegate = new AtomicReference<>(() -> FIRST);
		LightsailCredentialsProvider provider = new LightsailCredentialsProvider("bean",
				() -> Objects.requireNonNull(delegate.get()).resolveCredentials(), this.knownSecrets,
				this.nanoTime::get);
		provider.resolveCredentials();
		delegate.set(() -> {
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return SECOND;
		});
		for (int i = 0; i < 10; i++) {
			this.nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
			assertThat(provider.version()).isEqualTo(1);
		}
		never.countDown();
	}

	@Test
	void refusedSuccessorIsReplacedByItsPredecessorUntilTheSourceChangesAgain() {
		assertResolved(FIRST);
		this.configured.set(SECOND);
		assertResolved(SECOND);
		long version = this.provider.version();
		this.provider.refused(SECOND);
		assertResolved(FIRST);
		assertThat(this.provider.version()).isGreaterThan(version);
		assertThat(this.provider.sourceProblem()).hasValueSatisfying(
				(problem) -> assertThat(problem).contains("AWS refused the new access key AKIA************SEC2"));
		this.provider.refused(SECOND);
		assertResolved(FIRST);
		this.configured.set(THIRD);
		assertResolved(THIRD);
		assertThat(this.provider.sourceProblem()).isEmpty();
	}

	@Test
	void problemOfTheSourceComesBeforeTheRefusalOfItsLastKey() {
		assertResolved(FIRST);
		this.configured.set(SECOND);
		assertResolved(SECOND);
		this.provider.refused(SECOND);
		this.problem = "The file is empty";
		assertResolved(FIRST);
		assertThat(this.provider.sourceProblem()).hasValue("The file is empty");
		this.problem = null;
		assertThat(this.provider.sourceProblem())
			.hasValueSatisfying((problem) -> assertThat(problem).contains("AWS refused the new access key"));
	}

	@Test
	void successorIsUsedAgainIfItsPredecessorIsRefusedToo() {
		assertResolved(FIRST);
		this.configured.set(SECOND);
		assertResolved(SECOND);
		this.provider.refused(SECOND);
		assertResolved(FIRST);
		this.provider.refused(FIRST);
		assertResolved(SECOND);
		this.provider.refused(SECOND);
		assertResolved(SECOND);
		assertThat(this.provider.sourceProblem()).isEmpty();
	}

	@Test
	void credentialsThatWereRefusedBeforeAreNotUsedAgain() {
		assertResolved(FIRST);
		this.provider.refused(FIRST);
		this.configured.set(SECOND);
		assertResolved(SECOND);
		this.provider.refused(SECOND);
		assertResolved(SECOND);
	}

	@Test
	void lateRefusalOfAPredecessorChangesNothing() {
		assertResolved(FIRST);
		this.configured.set(SECOND);
		assertResolved(SECOND);
		this.provider.refused(FIRST);
		assertResolved(SECOND);
	}

	private void assertResolved(AwsCredentials expected) {
		assertThat(this.provider.resolveCredentials()).isEqualTo(expected);
		assertThat(this.knownSecrets.isIn(expected.secretAccessKey())).isTrue();
	}

	private static AwsCredentials pair(String accessKey) {
		return AwsBasicCredentials.create(accessKey, accessKey + new StringBuilder(accessKey).reverse());
	}

	private final class File implements ChangingCredentials {

		@Override
		public AwsCredentials resolveCredentials() {
			return Objects.requireNonNull(LightsailCredentialsProviderTests.this.configured.get());
		}

		@Override
		public Optional<String> problem() {
			return Optional.ofNullable(LightsailCredentialsProviderTests.this.problem);
		}

	}

}
