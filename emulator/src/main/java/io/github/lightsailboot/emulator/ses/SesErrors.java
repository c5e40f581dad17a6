package io.github.lightsailboot.emulator.ses;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsService;

/**
 * The errors of SES, whose codes differ between its two API versions.
 */
final class SesErrors {

	private SesErrors() {
	}

	static boolean isV2(AwsCall call) {
		return call.service() == AwsService.SES_V2;
	}

	static AwsException invalid(AwsCall call, String message) {
		return new AwsException(isV2(call) ? "BadRequestException" : "InvalidParameterValue", 400, message);
	}

	static AwsException rejected(String message) {
		return new AwsException("MessageRejected", 400, message);
	}

	static AwsException notFound(String message) {
		return new AwsException("NotFoundException", 404, message);
	}

	static AwsException alreadyExists(String message) {
		return new AwsException("AlreadyExistsException", 400, message);
	}

	static AwsException noTemplate(AwsCall call, String name) {
		String message = "Template " + name + " does not exist.";
		return isV2(call) ? notFound(message) : new AwsException("TemplateDoesNotExist", 400, message);
	}

	static AwsException templateExists(AwsCall call, String name) {
		String message = "Template " + name + " already exists.";
		return isV2(call) ? alreadyExists(message) : new AwsException("AlreadyExists", 400, message);
	}

	static AwsException noConfigurationSet(AwsCall call, String name) {
		String message = "Configuration set <" + name + "> does not exist.";
		return isV2(call) ? notFound(message) : new AwsException("ConfigurationSetDoesNotExist", 400, message);
	}

	static AwsException configurationSetExists(AwsCall call, String name) {
		String message = "Configuration set <" + name + "> already exists.";
		return isV2(call) ? alreadyExists(message) : new AwsException("ConfigurationSetAlreadyExists", 400, message);
	}

	static AwsException configurationSetPaused(AwsCall call, String name) {
		return new AwsException(isV2(call) ? "SendingPausedException" : "ConfigurationSetSendingPausedException", 400,
				"Sending paused for configuration set <" + name + ">.");
	}

	static AwsException accountPaused(AwsCall call) {
		return new AwsException(isV2(call) ? "SendingPausedException" : "AccountSendingPausedException", 400,
				"Sending paused for this account. For more information, please check the inbox of the email address "
						+ "associated with your AWS account.");
	}

	static AwsException accountSuspended(AwsCall call) {
		String message = "Sending suspended for this account. For more information, please check the inbox of the "
				+ "email address associated with your AWS account.";
		return isV2(call) ? new AwsException("AccountSuspendedException", 400, message) : rejected(message);
	}

	static AwsException missingAttribute(AwsCall call, String message) {
		return new AwsException(isV2(call) ? "BadRequestException" : "MissingRenderingAttribute", 400, message);
	}

	static AwsException invalidData(AwsCall call, String member) {
		return new AwsException(isV2(call) ? "BadRequestException" : "InvalidRenderingParameter", 400,
				member + " is not a valid JSON object.");
	}

}
