package io.github.lightsailboot.emulator.sts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.auth.AccessKeys;
import io.github.lightsailboot.emulator.auth.NewKeys;
import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsService;
import io.github.lightsailboot.emulator.protocol.Xml;
import org.jspecify.annotations.Nullable;

/**
 * The operations of AWS Security Token Service. Every role exists, and may be assumed by
 * whoever may call {@code sts:AssumeRole}.
 */
public final class StsApi implements AwsApi {

	private static final Pattern ROLE = Pattern
		.compile("arn:aws:iam::(\\d{12}):role/(?:[\\x21-\\x7e]*/)?([\\w+=,.@-]+)");

	private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

	private final AccessKeys keys;

	/**
	 * Create the API.
	 * @param keys where new keys go
	 */
	public StsApi(AccessKeys keys) {
		this.keys = keys;
	}

	@Override
	public AwsService service() {
		return AwsService.STS;
	}

	@Override
	public @Nullable Operation operation(String operation) {
		return switch (operation) {
			case "GetCallerIdentity" -> StsApi::getCallerIdentity;
			case "GetSessionToken" -> this::getSessionToken;
			case "AssumeRole" -> this::assumeRole;
			default -> null;
		};
	}

	private static Xml getCallerIdentity(AwsCall call) {
		AwsCall.Caller caller = call.caller();
		return new Xml().element("Arn", caller.arn())
			.element("UserId", caller.userId())
			.element("Account", caller.account());
	}

	private Xml getSessionToken(AwsCall call) {
		if (call.request().header("X-Amz-Security-Token") != null) {
			throw call.error(AwsError.ACCESS_DENIED, "Cannot call GetSessionToken with session credentials");
		}
		AwsCall.Caller caller = call.caller();
		AccessKey key = temporary(call, 43_200, 129_600).ownedBy(caller.account(), caller.arn());
		this.keys.addLike(key, caller.accessKeyId(), false);
		return credentials(key);
	}

	private Xml assumeRole(AwsCall call) {
		String roleArn = required(call, "RoleArn");
		String sessionName = required(call, "RoleSessionName");
		Matcher role = ROLE.matcher(roleArn);
		if (!role.matches()) {
			throw call.error(AwsError.INVALID, roleArn + " is invalid");
		}
		if (!SESSION_NAME.matcher(sessionName).matches()) {
			throw call.error(AwsError.INVALID, "1 validation error detected: Value '" + sessionName
					+ "' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression "
					+ "pattern: [\\w+=,.@-]*");
		}
		call.authorize("sts:AssumeRole", roleArn);
		String account = role.group(1);
		String arn = "arn:aws:sts::" + account + ":assumed-role/" + role.group(2) + "/" + sessionName;
		AccessKey key = temporary(call, 3600, 43_200).ownedBy(account, arn);
		this.keys.add(key);
		Xml user = new Xml().element("AssumedRoleId", AccessKeys.userId(key)).element("Arn", arn);
		return credentials(key).open("AssumedRoleUser").append(user).close("AssumedRoleUser");
	}

	private AccessKey temporary(AwsCall call, int defaultSeconds, int maxSeconds) {
		String text = call.form().get("DurationSeconds");
		int seconds = defaultSeconds;
		if (text != null) {
			try {
				seconds = Integer.parseInt(text);
			}
			catch (NumberFormatException ex) {
				seconds = -1;
			}
		}
		if (seconds < 900 || seconds > maxSeconds) {
			throw call.error(AwsError.INVALID, "1 validation error detected: Value '" + text
					+ "' at 'durationSeconds' failed to satisfy constraint: Member must have value "
					+ ((seconds < 900) ? "greater than or equal to 900" : "less than or equal to " + maxSeconds));
		}
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

	private static String required(AwsCall call, String name) {
		String value = call.form().get(name);
		if (value == null || value.isEmpty()) {
			String field = Character.toLowerCase(name.charAt(0)) + name.substring(1);
			throw call.error(AwsError.INVALID, "1 validation error detected: Value null at '" + field
					+ "' failed to satisfy constraint: Member must not be null");
		}
		return value;
	}

}
