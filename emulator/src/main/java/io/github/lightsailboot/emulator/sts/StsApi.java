package io.github.lightsailboot.emulator.sts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.auth.AccessKeys;
import io.github.lightsailboot.emulator.auth.NewKeys;
import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.JsonBody;
import io.github.lightsailboot.emulator.protocol.Xml;
import tools.jackson.databind.JsonNode;

/**
 * The operations of AWS Security Token Service. Every role exists, and can be assumed by
 * every caller with the permission {@code sts:AssumeRole}.
 */
public final class StsApi {

	private static final Pattern ROLE = Pattern
		.compile("arn:aws:iam::(\\d{12}):role/(?:[\\x21-\\x7e]*/)?([\\w+=,.@-]+)");

	private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

	private static final Pattern TAG_KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");

	private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}");

	private static final int MAX_TAGS = 50;

	private final AccessKeys keys;

	private StsApi(AccessKeys keys) {
		this.keys = keys;
	}

	/**
	 * Create the API.
	 * @param keys the access keys, to which new ones are added
	 * @return the API
	 */
	public static AwsApi create(AccessKeys keys) {
		return new AwsApi(AwsService.STS, new StsApi(keys)::register);
	}

	private void register(AwsApi api) {
		// Allowed to every caller, regardless of policies
		api.addSelfAuthorizing("GetCallerIdentity", StsApi::getCallerIdentity);
		api.addSelfAuthorizing("GetSessionToken", this::getSessionToken, "DurationSeconds");
		api.addSelfAuthorizing("AssumeRole", this::assumeRole,
				"RoleArn RoleSessionName DurationSeconds Tags.Key Tags.Value");
	}

	private static Xml getCallerIdentity(AwsCall call) {
		AwsCall.Caller caller = call.caller();
		return new Xml().element("Arn", caller.arn())
			.element("UserId", caller.userId())
			.element("Account", caller.account());
	}

	private Xml getSessionToken(AwsCall call) {
		if (call.caller().isTemporary()) {
			throw call.error(AwsError.ACCESS_DENIED, "Cannot call GetSessionToken with session credentials");
		}
		AwsCall.Caller caller = call.caller();
		AccessKey key = temporary(call, 43_200, 129_600).ownedBy(caller.account(), caller.arn());
		this.keys.addLike(key, caller.accessKeyId(), false);
		return credentials(key);
	}

	private Xml assumeRole(AwsCall call) {
		String sessionName = call.required("RoleSessionName");
		if (!SESSION_NAME.matcher(sessionName).matches()) {
			throw call.error(AwsError.INVALID, "1 validation error detected: Value '" + sessionName
					+ "' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression "
					+ "pattern: [\\w+=,.@-]*");
		}
		String roleArn = call.required("RoleArn");
		Matcher role = ROLE.matcher(roleArn);
		if (!role.matches()) {
			throw call.error(AwsError.INVALID, roleArn + " is invalid");
		}
		Map<String, String> tags = tags(call);
		call.authorize("sts:AssumeRole", roleArn);
		if (!tags.isEmpty()) {
			call.authorize("sts:TagSession", roleArn);
		}
		String account = role.group(1);
		String arn = "arn:aws:sts::" + account + ":assumed-role/" + role.group(2) + "/" + sessionName;
		AccessKey key = temporary(call, 3600, 43_200).ownedBy(account, arn).withSessionTags(tags);
		this.keys.add(key);
		Xml user = new Xml().element("AssumedRoleId", AccessKeys.userId(key)).element("Arn", arn);
		return credentials(key).open("AssumedRoleUser").append(user).close("AssumedRoleUser");
	}

	private static Map<String, String> tags(AwsCall call) {
		Map<String, String> tags = new LinkedHashMap<>();
		TreeSet<String> keys = new TreeSet<>();
		for (JsonNode tag : call.input().path("Tags")) {
			String key = call.required(tag, "Key");
			String value = JsonBody.text(tag, "Value");
			if (!TAG_KEY.matcher(key).matches()) {
				throw call.invalidMember("Tags", "Key must be of 1 to 128 letters, digits, blanks and _.:/=+-@");
			}
			if (value == null || !TAG_VALUE.matcher(value).matches()) {
				throw call.invalidMember("Tags", "Value must be of 0 to 256 letters, digits, blanks and _.:/=+-@");
			}
			if (!keys.add(key.toLowerCase(Locale.ROOT))) {
				throw call.error(AwsError.INVALID,
						"Duplicate tag keys found. Please note that Tag keys are case insensitive.");
			}
			tags.put(key, value);
		}
		if (tags.size() > MAX_TAGS) {
			throw call.invalidMember("Tags", "Member must have length less than or equal to " + MAX_TAGS);
		}
		return tags;
	}

	private static AccessKey temporary(AwsCall call, int defaultSeconds, int maxSeconds) {
		int seconds = call.integer("DurationSeconds", defaultSeconds, 900, maxSeconds);
		Instant expiresAt = call.time().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
		return AccessKey.of(NewKeys.id("ASIA"), NewKeys.secret()).withSession(NewKeys.token(), expiresAt);
	}

	private static Xml credentials(AccessKey key) {
		return new Xml().open("Credentials")
			.element("AccessKeyId", key.accessKeyId())
			.element("SecretAccessKey", key.secretAccessKey())
			.element("SessionToken", String.valueOf(key.sessionToken()))
			.element("Expiration", String.valueOf(key.expiresAt()))
			.close("Credentials");
	}

}
