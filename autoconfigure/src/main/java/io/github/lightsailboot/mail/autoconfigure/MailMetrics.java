package io.github.lightsailboot.mail.autoconfigure;

import io.github.lightsailboot.mail.SesJavaMailSender;

/**
 * Adds the meters to a mail sender.
 */
@FunctionalInterface
interface MailMetrics {

	void addTo(SesJavaMailSender.Builder builder);

}
