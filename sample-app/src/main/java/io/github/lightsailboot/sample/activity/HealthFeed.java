package io.github.lightsailboot.sample.activity;

import java.time.Instant;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.sample.live.LiveEvents;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads the application's health periodically, also while no page is open, and publishes
 * it: {@code health} is what the checks report now, {@code activity} the last 30 minutes.
 */
@Component
class HealthFeed {

	private final HealthEndpoint endpoint;

	private final SentMails mails;

	private final LiveEvents events;

	private final boolean mailsListed;

	private final History history = new History();

	private Instant quotaCheckedAt = Instant.now();

	/* Before anything was published, the page waits for the number of mails */
	private long publishedMails = -1;

	HealthFeed(HealthEndpoint endpoint, SentMails mails, LiveEvents events,
			ObjectProvider<LightsailEmulator> emulator) {
		this.endpoint = endpoint;
		this.mails = mails;
		this.events = events;
		this.mailsListed = emulator.getIfAvailable() != null;
	}

	@Scheduled(fixedDelayString = "${sample.health-interval}")
	void checkHealth() {
		HealthView health = HealthView.of(this.endpoint.health());
		record(health);
		publishActivity();
		this.events.publish("health", health);
	}

	/**
	 * Publish soon after mails were sent, but not for every mail of a batch.
	 */
	@Scheduled(fixedDelay = 500)
	void checkMails() {
		if (isOutOfDate()) {
			publishActivity();
		}
	}

	private synchronized void record(HealthView health) {
		this.history.add(Instant.now(), health);
		HealthView.Check ses = health.checks().get("ses");
		if (ses != null && ses.details().get("checkedAt") instanceof String checkedAt) {
			this.quotaCheckedAt = Instant.parse(checkedAt);
		}
	}

	private synchronized boolean isOutOfDate() {
		return this.publishedMails != this.mails.count();
	}

	private synchronized void publishActivity() {
		Instant now = Instant.now();
		this.publishedMails = this.mails.count();
		this.events.publish("activity", new Activity(this.history.until(now, this.mails), this.publishedMails,
				this.mailsListed, this.mails.count(this.quotaCheckedAt, now)));
	}

}
