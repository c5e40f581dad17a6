package io.github.lightsailboot.emulator.sts;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.Xml;
import org.jspecify.annotations.Nullable;

/**
 * The operations of AWS Security Token Service.
 */
public final class StsApi implements AwsApi {

	@Override
	public AwsService service() {
		return AwsService.STS;
	}

	@Override
	public @Nullable Operation operation(String operation) {
		return switch (operation) {
			case "GetCallerIdentity" -> StsApi::getCallerIdentity;
			default -> null;
		};
	}

	private static Xml getCallerIdentity(AwsCall call) {
		AwsCall.Caller caller = call.caller();
		return new Xml().element("Arn", caller.arn())
			.element("UserId", caller.userId())
			.element("Account", caller.account());
	}

}
