package io.github.lightsailboot.emulator.iam;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.auth.AccessKeys;
import io.github.lightsailboot.emulator.auth.NewKeys;
import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.Page;
import io.github.lightsailboot.emulator.protocol.Xml;

/**
 * The operations of IAM for the rotation of a key. Users with a key exist.
 */
public final class IamApi {

	private static final int KEYS_PER_USER = 2;

	private final AccessKeys keys;

	private IamApi(AccessKeys keys) {
		this.keys = keys;
	}

	/**
	 * Create the API.
	 * @param keys the keys
	 * @return the API
	 */
	public static AwsApi create(AccessKeys keys) {
		return new AwsApi(AwsService.IAM, new IamApi(keys)::register);
	}

	private void register(AwsApi api) {
		api.addSelfAuthorizing("ListAccessKeys", this::listAccessKeys, "UserName Marker MaxItems");
		api.addSelfAuthorizing("GetAccessKeyLastUsed", this::getAccessKeyLastUsed, "AccessKeyId");
		api.addSelfAuthorizing("CreateAccessKey", this::createAccessKey, "UserName");
		api.addSelfAuthorizing("UpdateAccessKey", this::updateAccessKey, "UserName AccessKeyId Status");
		api.addSelfAuthorizing("DeleteAccessKey", this::deleteAccessKey, "UserName AccessKeyId");
	}

	private synchronized Xml listAccessKeys(AwsCall call) {
		String arn = user(call);
		Xml xml = new Xml().open("AccessKeyMetadata");
		Page<AccessKeys.Status> page = Page.of(keysOf(arn), call.text("Marker"),
				call.integer("MaxItems", 100, 1, 1000));
		if (page == null) {
			throw call.error(AwsError.INVALID, "Invalid Marker.");
		}
		for (AccessKeys.Status status : page.items()) {
			xml.open("member")
				.element("UserName", name(arn))
				.element("AccessKeyId", status.key().accessKeyId())
				.element("Status", status.active() ? "Active" : "Inactive")
				.element("CreateDate", seconds(status.createdAt()))
				.close("member");
		}
		xml.close("AccessKeyMetadata").element("IsTruncated", page.nextToken() != null);
		return (page.nextToken() != null) ? xml.element("Marker", page.nextToken()) : xml;
	}

	private synchronized Xml getAccessKeyLastUsed(AwsCall call) {
		String accessKeyId = call.required("AccessKeyId");
		AccessKeys.Status status = this.keys.all()
			.stream()
			.filter((candidate) -> candidate.key().accessKeyId().equals(accessKeyId)
					&& candidate.key().sessionToken() == null)
			.findFirst()
			.orElse(null);
		call.authorize("iam:GetAccessKeyLastUsed",
				(status != null) ? status.key().arn() : "arn:aws:iam::" + call.caller().account() + ":user/*");
		if (status == null) {
			throw noSuchKey(accessKeyId);
		}
		AccessKeys.Use use = status.lastUse();
		Xml xml = new Xml().element("UserName", name(status.key().arn())).open("AccessKeyLastUsed");
		if (use != null) {
			xml.element("LastUsedDate", seconds(use.at()));
		}
		return xml.element("ServiceName", (use != null) ? use.service() : "N/A")
			.element("Region", (use != null) ? use.region() : "N/A")
			.close("AccessKeyLastUsed");
	}

	private synchronized Xml createAccessKey(AwsCall call) {
		String arn = user(call);
		List<AccessKeys.Status> present = keysOf(arn);
		if (present.size() >= KEYS_PER_USER) {
			throw new AwsException("LimitExceeded", 409, "Cannot exceed quota for AccessKeysPerUser: " + KEYS_PER_USER);
		}
		AccessKey key = AccessKey.of(NewKeys.id("AKIA"), NewKeys.secret()).ownedBy(account(arn), arn);
		this.keys.addLike(key, present.isEmpty() ? "" : present.get(0).key().accessKeyId(), true);
		return new Xml().open("AccessKey")
			.element("UserName", name(arn))
			.element("AccessKeyId", key.accessKeyId())
			.element("Status", "Active")
			.element("SecretAccessKey", key.secretAccessKey())
			.element("CreateDate", seconds(call.time()))
			.close("AccessKey");
	}

	private synchronized Object updateAccessKey(AwsCall call) {
		String accessKeyId = keyOf(user(call), call);
		switch (call.required("Status")) {
			case "Active" -> this.keys.activate(accessKeyId);
			case "Inactive" -> this.keys.deactivate(accessKeyId);
			default -> throw call.invalidMember("Status", "Member must satisfy enum value set: [Active, Inactive]");
		}
		return "";
	}

	private synchronized Object deleteAccessKey(AwsCall call) {
		this.keys.delete(keyOf(user(call), call));
		return "";
	}

	/**
	 * Return the ARN of the user of a call: the user that it names, or else the caller.
	 */
	private String user(AwsCall call) {
		String userName = call.text("UserName");
		String own = call.caller().arn();
		String arn = own;
		if (userName != null) {
			String suffix = "/" + userName;
			arn = this.keys.all()
				.stream()
				.map((status) -> status.key().arn())
				.filter((candidate) -> candidate.startsWith("arn:aws:iam::" + call.caller().account() + ":user/")
						&& candidate.endsWith(suffix))
				.findFirst()
				.orElse("arn:aws:iam::" + call.caller().account() + ":user" + suffix);
		}
		else if (own.contains(":assumed-role/")) {
			throw call.error(AwsError.INVALID, "Must specify userName when calling with non-User credentials");
		}
		call.authorize("iam:" + call.operation(), arn);
		if (userName != null && keysOf(arn).isEmpty()) {
			throw new AwsException("NoSuchEntity", 404, "The user with name " + userName + " cannot be found.");
		}
		return arn;
	}

	private List<AccessKeys.Status> keysOf(String arn) {
		return this.keys.all()
			.stream()
			.filter((status) -> status.key().sessionToken() == null && status.key().arn().equals(arn))
			.toList();
	}

	private String keyOf(String arn, AwsCall call) {
		String accessKeyId = call.required("AccessKeyId");
		if (keysOf(arn).stream().noneMatch((status) -> status.key().accessKeyId().equals(accessKeyId))) {
			throw noSuchKey(accessKeyId);
		}
		return accessKeyId;
	}

	private static AwsException noSuchKey(String accessKeyId) {
		return new AwsException("NoSuchEntity", 404, "The Access Key with id " + accessKeyId + " cannot be found.");
	}

	private static String name(String arn) {
		return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
	}

	private static String account(String arn) {
		return arn.split(":", -1)[4];
	}

	private static Instant seconds(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS);
	}

}
