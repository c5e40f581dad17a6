package io.github.lightsailboot.sample.mails;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Accepts the addresses that Jakarta Mail can send to.
 */
class MailAddressValidator implements ConstraintValidator<MailAddress, String> {

	private static final int MAX_LENGTH = 320;

	@Override
	public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
		if (!StringUtils.hasText(text)) {
			return true;
		}
		if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
			return false;
		}
		try {
			InternetAddress[] addresses = InternetAddress.parse(text, true);
			if (addresses.length != 1 || addresses[0].isGroup()) {
				return false;
			}
			addresses[0].validate();
			String address = addresses[0].getAddress();
			// SES accepts only ASCII characters before the @
			return address.substring(0, address.lastIndexOf('@')).chars().allMatch((c) -> c < 127);
		}
		catch (AddressException ex) {
			return false;
		}
	}

}
