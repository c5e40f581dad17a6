package io.github.lightsailboot.sample.mails;

import io.github.lightsailboot.mail.SesJavaMailSender;
import io.github.lightsailboot.sample.activity.SentMails;
import io.github.lightsailboot.sample.live.LiveEvents;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Sends a batch of mails, one batch at a time. Its progress is the event {@code batch}.
 */
@RestController
@RequestMapping("/api/batch")
class BatchController {

	private final ObjectProvider<SesJavaMailSender> mailSender;

	private final AsyncTaskExecutor executor;

	private final SentMails sentMails;

	private final LiveEvents events;

	private @Nullable MailBatch latest;

	BatchController(ObjectProvider<SesJavaMailSender> mailSender,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor, SentMails sentMails, LiveEvents events) {
		this.mailSender = mailSender;
		this.executor = executor;
		this.sentMails = sentMails;
		this.events = events;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.ACCEPTED)
	synchronized BatchView send(@Valid @RequestBody BatchRequest request) {
		SesJavaMailSender mailSender = this.mailSender.getIfAvailable();
		if (mailSender == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "A batch needs the mail sender of the starter.");
		}
		if (this.latest != null && !this.latest.isEnded()) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "A batch is being sent. Cancel it, or wait.");
		}
		MailBatch batch = new MailBatch(request.mail(), request.count(), this.sentMails, this::publish);
		this.latest = batch;
		publish(batch.view());
		this.executor.execute(() -> batch.send(mailSender));
		return batch.view();
	}

	@GetMapping
	BatchView latest() {
		return require().view();
	}

	@PostMapping("/cancel")
	@ResponseStatus(HttpStatus.ACCEPTED)
	BatchView cancel() {
		MailBatch batch = require();
		batch.cancel();
		return batch.view();
	}

	private synchronized MailBatch require() {
		if (this.latest == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No batch has been sent yet.");
		}
		return this.latest;
	}

	private void publish(BatchView batch) {
		this.events.publish("batch", batch);
	}

}
