package io.github.lightsailboot.mail.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import io.github.lightsailboot.diagnostics.AnalyzedFailureException;
import software.amazon.awssdk.services.sesv2.SesV2Client;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.NamedBeanHolder;

/**
 * Supplies the client of the mail sender: the bean that Spring would inject as
 * {@code SesV2Client sesV2Client}, including one that replaces it.
 */
final class MailClient implements Supplier<SesV2Client> {

	private static final String NAME = "sesV2Client";

	private final ConfigurableListableBeanFactory beanFactory;

	private final String mailSender;

	MailClient(ConfigurableListableBeanFactory beanFactory, String mailSender) {
		this.beanFactory = beanFactory;
		this.mailSender = mailSender;
	}

	/**
	 * Check that one client can be selected if there are several. A single one is not
	 * created before the first message.
	 */
	void verify() {
		if (this.beanFactory.getBeanNamesForType(SesV2Client.class, true, false).length > 1) {
			client();
		}
	}

	/**
	 * Return the client, and register it to be destroyed after the mail sender.
	 */
	@Override
	public SesV2Client get() {
		NamedBeanHolder<SesV2Client> client = client();
		this.beanFactory.registerDependentBean(client.getBeanName(), this.mailSender);
		return client.getBeanInstance();
	}

	private NamedBeanHolder<SesV2Client> client() {
		try {
			return this.beanFactory.resolveNamedBean(SesV2Client.class);
		}
		catch (NoUniqueBeanDefinitionException ex) {
			if (names(ex).contains(NAME)) {
				return new NamedBeanHolder<>(NAME, this.beanFactory.getBean(NAME, SesV2Client.class));
			}
			throw new AmbiguousClientException(names(ex));
		}
	}

	private static Collection<String> names(NoUniqueBeanDefinitionException ex) {
		Collection<String> names = ex.getBeanNamesFound();
		return (names != null) ? names : List.of();
	}

	/**
	 * Thrown when there are several clients, and neither a primary one nor the name
	 * selects one.
	 */
	static final class AmbiguousClientException extends AnalyzedFailureException {

		private static final long serialVersionUID = 1L;

		AmbiguousClientException(Collection<String> names) {
			super("There are several beans of type SesV2Client: " + names,
					"The mail sender requires one bean of type SesV2Client, and found several: `%s`."
						.formatted(String.join("`, `", names)),
					"Mark one of them with @Primary, or name it `%s`.".formatted(NAME));
		}

	}

}
