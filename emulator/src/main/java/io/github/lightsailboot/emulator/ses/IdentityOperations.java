package io.github.lightsailboot.emulator.ses;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.Xml;
import org.jspecify.annotations.Nullable;

/**
 * Operations on identities: the addresses and domains of senders.
 */
final class IdentityOperations {

	private final SesAccount account;

	IdentityOperations(SesAccount account) {
		this.account = account;
	}

	void registerV1(AwsApi api) {
		api.add("VerifyEmailIdentity", this::verifyEmailIdentity, "EmailAddress");
		api.add("VerifyEmailAddress", this::verifyEmailIdentity, "EmailAddress");
		api.add("VerifyDomainIdentity", this::verifyDomainIdentity, "Domain");
		api.add("ListIdentities", this::listIdentities, "IdentityType", SesPage.V1_MEMBERS);
		api.add("ListVerifiedEmailAddresses", this::listVerifiedEmailAddresses);
		api.add("GetIdentityVerificationAttributes", this::getIdentityVerificationAttributes, "Identities");
		api.add("DeleteIdentity", (call) -> delete(call, "Identity"), "Identity");
		api.add("DeleteVerifiedEmailAddress", (call) -> delete(call, "EmailAddress"), "EmailAddress");
	}

	void registerV2(AwsApi api) {
		api.add("CreateEmailIdentity", this::createEmailIdentity, "EmailIdentity ConfigurationSetName",
				ResourceTags.MEMBERS);
		api.add("GetEmailIdentity", this::getEmailIdentity);
		api.add("DeleteEmailIdentity", this::deleteEmailIdentity);
		api.add("ListEmailIdentities", this::listEmailIdentities, SesPage.V2_MEMBERS);
	}

	private SesRegion region(AwsCall call) {
		return this.account.region(call.region());
	}

	private Xml verifyEmailIdentity(AwsCall call) {
		String address = call.required("EmailAddress");
		if (address.indexOf('@') < 1) {
			throw SesErrors.invalid(call, "Invalid email address<" + address + ">.");
		}
		region(call).add(this.account.newIdentity(address, null));
		return new Xml();
	}

	private Xml verifyDomainIdentity(AwsCall call) {
		String domain = call.required("Domain");
		if (domain.indexOf('@') >= 0 || domain.indexOf('.') < 1) {
			throw SesErrors.invalid(call, "Invalid domain name " + domain + ".");
		}
		region(call).add(this.account.newIdentity(domain, null));
		return new Xml().element("VerificationToken", token(domain));
	}

	private Xml listIdentities(AwsCall call) {
		String type = call.text("IdentityType");
		if (type != null && !type.equals("EmailAddress") && !type.equals("Domain")) {
			throw call.invalidMember("IdentityType", "Member must satisfy enum value set: [EmailAddress, Domain]");
		}
		List<String> identities = region(call).identities()
			.stream()
			.filter((identity) -> type == null || type.equals(isAddress(identity) ? "EmailAddress" : "Domain"))
			.toList();
		return SesPage.v1(call, identities, "Identities", (xml, identity) -> xml.element("member", identity));
	}

	private Xml listVerifiedEmailAddresses(AwsCall call) {
		SesRegion region = region(call);
		Xml xml = new Xml().open("VerifiedEmailAddresses");
		region.identities()
			.stream()
			.filter((identity) -> isAddress(identity) && region.isVerified(identity))
			.forEach((identity) -> xml.element("member", identity));
		return xml.close("VerifiedEmailAddresses");
	}

	private Xml getIdentityVerificationAttributes(AwsCall call) {
		SesRegion region = region(call);
		Xml xml = new Xml().open("VerificationAttributes");
		for (String identity : call.texts("Identities")) {
			if (region.identity(identity) != null) {
				xml.open("entry").element("key", identity).open("value");
				xml.element("VerificationStatus", region.isVerified(identity) ? "Success" : "Pending");
				if (!isAddress(identity)) {
					xml.element("VerificationToken", token(identity));
				}
				xml.close("value").close("entry");
			}
		}
		return xml.close("VerificationAttributes");
	}

	private Xml delete(AwsCall call, String parameter) {
		delete(region(call), call.required(parameter));
		return new Xml();
	}

	private Object createEmailIdentity(AwsCall call) {
		SesRegion region = region(call);
		String identity = call.required("EmailIdentity");
		if ((!isAddress(identity) && identity.indexOf('.') < 1) || identity.startsWith("@")) {
			throw call.error(AwsError.INVALID, "Invalid email address or domain name <" + identity + ">.");
		}
		String configurationSet = call.text("ConfigurationSetName");
		if (configurationSet != null) {
			ConfigurationSet.checkName(call, configurationSet);
			if (!region.mayName(configurationSet)) {
				throw SesErrors.noConfigurationSet(call, configurationSet);
			}
		}
		Map<String, String> tags = ResourceTags.read(call);
		if (!region.add(this.account.newIdentity(identity, configurationSet))) {
			throw SesErrors.alreadyExists("Email identity " + identity + " already exist.");
		}
		region.tags().add(call, resource(identity), tags);
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("IdentityType", type(identity));
		result.put("VerifiedForSendingStatus", region.isVerified(identity));
		result.put("DkimAttributes", dkim(region, identity));
		return result;
	}

	private Object getEmailIdentity(AwsCall call) {
		SesRegion region = region(call);
		String name = call.pathVariables().get(0);
		SesRegion.Identity identity = existing(region.identity(name), name);
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("IdentityType", type(name));
		result.put("FeedbackForwardingStatus", true);
		result.put("VerifiedForSendingStatus", region.isVerified(name));
		result.put("VerificationStatus", region.isVerified(name) ? "SUCCESS" : "PENDING");
		result.put("DkimAttributes", dkim(region, name));
		result.put("MailFromAttributes", mailFrom());
		result.put("Policies", Map.of());
		result.put("Tags", region.tags().describe(resource(name)));
		if (identity.configurationSet() != null) {
			result.put("ConfigurationSetName", identity.configurationSet());
		}
		return result;
	}

	private static SesRegion.Identity existing(SesRegion.@Nullable Identity identity, String name) {
		if (identity == null) {
			throw SesErrors.notFound("Email identity <" + name + "> does not exist.");
		}
		return identity;
	}

	private Object deleteEmailIdentity(AwsCall call) {
		SesRegion region = region(call);
		String name = call.pathVariables().get(0);
		existing(region.identity(name), name);
		delete(region, name);
		return Map.of();
	}

	private static void delete(SesRegion region, String name) {
		if (region.deleteIdentity(name)) {
			region.tags().removeAll(resource(name));
		}
	}

	private Object listEmailIdentities(AwsCall call) {
		SesRegion region = region(call);
		List<Map<String, Object>> identities = new ArrayList<>();
		for (String identity : region.identities()) {
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("IdentityType", type(identity));
			entry.put("IdentityName", identity);
			entry.put("SendingEnabled", true);
			entry.put("VerificationStatus", region.isVerified(identity) ? "SUCCESS" : "PENDING");
			identities.add(entry);
		}
		return SesPage.v2(call, identities, "EmailIdentities");
	}

	/**
	 * Return the resource part of the ARN of an identity.
	 */
	static String resource(String identity) {
		return "identity/" + identity.toLowerCase(Locale.ROOT);
	}

	private static boolean isAddress(String identity) {
		return identity.contains("@");
	}

	private static String type(String identity) {
		return isAddress(identity) ? "EMAIL_ADDRESS" : "DOMAIN";
	}

	private Map<String, Object> dkim(SesRegion region, String identity) {
		boolean domain = !isAddress(identity);
		Map<String, Object> dkim = new LinkedHashMap<>();
		dkim.put("SigningEnabled", domain);
		dkim.put("SigningAttributesOrigin", "AWS_SES");
		String status = this.account.getDkimStatus();
		String usual = region.isVerified(identity) ? "SUCCESS" : "PENDING";
		dkim.put("Status", !domain ? "NOT_STARTED" : (status != null) ? status : usual);
		if (domain) {
			String hash = HexFormat.of().formatHex(hash(identity));
			dkim.put("Tokens", List.of(hash.substring(0, 20), hash.substring(20, 40), hash.substring(40, 60)));
		}
		return dkim;
	}

	private Map<String, Object> mailFrom() {
		Map<String, Object> mailFrom = new LinkedHashMap<>();
		mailFrom.put("BehaviorOnMxFailure", "USE_DEFAULT_VALUE");
		if (this.account.getMailFromDomain() != null) {
			mailFrom.put("MailFromDomain", this.account.getMailFromDomain());
			mailFrom.put("MailFromDomainStatus", this.account.getMailFromStatus());
		}
		return mailFrom;
	}

	private static String token(String domain) {
		return Base64.getEncoder().encodeToString(hash(domain));
	}

	private static byte[] hash(String domain) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(domain.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
