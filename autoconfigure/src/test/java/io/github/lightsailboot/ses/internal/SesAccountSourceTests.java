package io.github.lightsailboot.ses.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.GetAccountRequest;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link SesAccountSource}.
 */
class SesAccountSourceTests {

	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	private final SesAccountSource source = new SesAccountSource();

	private final CountDownLatch requested = new CountDownLatch(1);

	private final CountDownLatch released = new CountDownLatch(1);

	@Test
	void hasNoResponseBeforeTheFirstRequest() {
		assertThat(this.source.latest()).isEmpty();
	}

	@Test
	void keepsTheLastResponse() {
		GetAccountResponse account = this.source.fetch(new AnsweringClient(this::healthy), TIMEOUT);
		assertThat(this.source.latest()).containsSame(account);
		assertThat(account.enforcementStatus()).isEqualTo("HEALTHY");
	}

	@Test
	void keepsTheLastResponseWhenTheNextRequestFails() {
		GetAccountResponse account = this.source.fetch(new AnsweringClient(this::healthy), TIMEOUT);
		assertThatThrownBy(() -> this.source.fetch(new AnsweringClient(this::failure), TIMEOUT))
			.isInstanceOf(SdkClientException.class);
		assertThat(this.source.latest()).containsSame(account);
	}

	@Test
	@SuppressWarnings("NullAway")
	void keepsNoResponseOfAClientThatReturnsNone() {
		assertThatThrownBy(() -> this.source.fetch(new AnsweringClient(() -> null), TIMEOUT))
			.isInstanceOf(SdkClientException.class);
		assertThat(this.source.latest()).isEmpty();
	}

	@Test
	void concurrentCallersShareOneRequest() {
		AnsweringClient client = new AnsweringClient(this::heldBack);
		CompletableFuture<GetAccountResponse> first = CompletableFuture
			.supplyAsync(() -> this.source.fetch(client, TIMEOUT));
		await(this.requested);
		CountDownLatch started = new CountDownLatch(1);
		Thread second = new Thread(() -> {
			started.countDown();
			this.source.fetch(client, TIMEOUT);
		});
		second.start();
		await(started);
		while (second.getState() != Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
		this.released.countDown();
		first.join();
		assertThat(List.of(second)).allSatisfy(Thread::join);
		assertThat(client.requests).hasValue(1);
	}

	@Test
	void waitingForTheRequestOfAnotherCallerCanBeInterrupted() {
		AnsweringClient client = new AnsweringClient(this::heldBack);
		CompletableFuture<GetAccountResponse> first = CompletableFuture
			.supplyAsync(() -> this.source.fetch(client, TIMEOUT));
		await(this.requested);
		Thread.currentThread().interrupt();
		assertThatThrownBy(() -> this.source.fetch(client, TIMEOUT)).isInstanceOf(AbortedException.class);
		assertThat(Thread.interrupted()).isTrue();
		this.released.countDown();
		assertThat(first.join().enforcementStatus()).isEqualTo("HEALTHY");
	}

	@Test
	@Timeout(30)
	void hangingRequestOfAnotherCallerIsGivenUpAfterTheTimeout() {
		AnsweringClient client = new AnsweringClient(this::heldBack);
		CompletableFuture<GetAccountResponse> first = CompletableFuture
			.supplyAsync(() -> this.source.fetch(client, TIMEOUT));
		await(this.requested);
		assertThatThrownBy(() -> this.source.fetch(client, Duration.ofMillis(50)))
			.isInstanceOf(ApiCallTimeoutException.class);
		assertThat(this.source.fetch(new AnsweringClient(this::healthy), TIMEOUT).enforcementStatus())
			.isEqualTo("HEALTHY");
		GetAccountResponse second = this.source.latest().orElseThrow();
		this.released.countDown();
		assertThat(first.join()).isNotSameAs(second);
		assertThat(this.source.latest()).containsSame(first.join());
	}

	@Test
	void forgetsAResponseThatWasUnderWayWhenCleared() {
		this.source.fetch(new AnsweringClient(() -> {
			this.source.clear();
			return healthy();
		}), TIMEOUT);
		assertThat(this.source.latest()).isEmpty();
	}

	private GetAccountResponse heldBack() {
		this.requested.countDown();
		await(this.released);
		return healthy();
	}

	private GetAccountResponse healthy() {
		return GetAccountResponse.builder().enforcementStatus("HEALTHY").build();
	}

	private GetAccountResponse failure() {
		throw SdkClientException.create("down");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static final class AnsweringClient implements SesV2Client {

		private final Supplier<GetAccountResponse> answer;

		private final AtomicInteger requests = new AtomicInteger();

		AnsweringClient(Supplier<GetAccountResponse> answer) {
			this.answer = answer;
		}

		@Override
		public GetAccountResponse getAccount(GetAccountRequest request) {
			this.requests.incrementAndGet();
			return this.answer.get();
		}

		@Override
		public String serviceName() {
			return "ses";
		}

		@Override
		public void close() {
		}

	}

}
