package io.github.lightsailboot.emulator.ses;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.Xml;

/**
 * Operations on the account.
 */
final class AccountOperations {

	private final SesAccount account;

	AccountOperations(SesAccount account) {
		this.account = account;
	}

	void registerV1(AwsApi api) {
		api.add("GetSendQuota", this::getSendQuota);
		api.add("GetSendStatistics", this::getSendStatistics);
		api.add("GetAccountSendingEnabled", (call) -> new Xml().element("Enabled", this.account.isSendingEnabled()));
		api.add("UpdateAccountSendingEnabled", (call) -> {
			this.account.setSendingEnabled(call.flag(call.input(), "Enabled", false));
			return "";
		}, "Enabled");
	}

	void registerV2(AwsApi api) {
		api.add("GetAccount", this::getAccount);
		api.add("PutAccountSendingAttributes", (call) -> {
			this.account.setSendingEnabled(call.flag(call.input(), "SendingEnabled", false));
			return Map.of();
		}, "SendingEnabled");
	}

	private Xml getSendQuota(AwsCall call) {
		return new Xml().element("Max24HourSend", this.account.getMax24HourSend())
			.element("MaxSendRate", this.account.getMaxSendRate())
			.element("SentLast24Hours", this.account.getSentLast24Hours());
	}

	private Xml getSendStatistics(AwsCall call) {
		Xml xml = new Xml().open("SendDataPoints");
		double sent = this.account.getSentLast24Hours();
		if (sent > 0) {
			xml.open("member")
				.element("Timestamp", call.time())
				.element("DeliveryAttempts", (long) sent)
				.element("Bounces", 0)
				.element("Complaints", 0)
				.element("Rejects", 0)
				.close("member");
		}
		return xml.close("SendDataPoints");
	}

	private Object getAccount(AwsCall call) {
		Map<String, Object> quota = new LinkedHashMap<>();
		quota.put("Max24HourSend", this.account.getMax24HourSend());
		quota.put("MaxSendRate", this.account.getMaxSendRate());
		quota.put("SentLast24Hours", this.account.getSentLast24Hours());
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("DedicatedIpAutoWarmupEnabled", false);
		result.put("EnforcementStatus", this.account.getEnforcementStatus().name());
		result.put("ProductionAccessEnabled", this.account.isProductionAccess());
		result.put("SendQuota", quota);
		result.put("SendingEnabled", this.account.isSendingEnabled());
		result.put("SuppressionAttributes", Map.of("SuppressedReasons", List.of("BOUNCE", "COMPLAINT")));
		return result;
	}

}
