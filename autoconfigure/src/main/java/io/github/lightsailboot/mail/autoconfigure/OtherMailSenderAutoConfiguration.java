package io.github.lightsailboot.mail.autoconfigure;

import io.github.lightsailboot.autoconfigure.internal.OnSesEnabledCondition;
import io.github.lightsailboot.mail.SesJavaMailSender;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.mail.MailSender;
import org.springframework.util.StringUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that logs which mail sender is used
 * if that of this starter backs off.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MailAutoConfiguration.class)
@ConditionalOnClass(MailSender.class)
@ConditionalOnBean(name = "lightsailTargets", value = MailSender.class)
@ConditionalOnMissingBean(SesJavaMailSender.class)
@Conditional(OnSesEnabledCondition.class)
public final class OtherMailSenderAutoConfiguration {

	private static final Log logger = LogFactory.getLog(OtherMailSenderAutoConfiguration.class);

	OtherMailSenderAutoConfiguration(ListableBeanFactory beanFactory) {
		String names = StringUtils
			.arrayToDelimitedString(beanFactory.getBeanNamesForType(MailSender.class, true, false), "`, `");
		logger.info(("Mail is sent by the bean `%s`, not by the mail sender of this starter, which backs off for a"
				+ " MailSender of the application, for `spring.mail.host` and for Spring Cloud AWS's SES module.")
			.formatted(names));
	}

	@Bean
	static LazyInitializationExcludeFilter otherMailSenderLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(OtherMailSenderAutoConfiguration.class);
	}

}
