package io.github.lightsailboot.emulator.lightsail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.JsonBody;

/**
 * Operations on SSH key pairs.
 */
final class KeyPairOperations {

	// In front of the key itself, in the PKCS#8 form of an RSA key of 2048 bits
	private static final int PKCS8_HEADER = 26;

	private KeyPairOperations() {
	}

	static void register(LightsailApi api) {
		api.add("CreateKeyPair", KeyPairOperations::createKeyPair, "keyPairName " + LightsailCall.TAGS);
		api.add("ImportKeyPair", KeyPairOperations::importKeyPair, "keyPairName publicKeyBase64");
		api.add("GetKeyPair", (call) -> Map.of("keyPair", describe(call, keyPair(call))), "keyPairName");
		api.add("GetKeyPairs", KeyPairOperations::getKeyPairs, "pageToken includeDefaultKeyPair");
		api.add("DeleteKeyPair", KeyPairOperations::deleteKeyPair, "keyPairName expectedFingerprint");
	}

	private static Object getKeyPairs(LightsailCall call) {
		List<RegionState.KeyPair> keyPairs = new ArrayList<>(call.region().keyPairs().values());
		if (call.flag("includeDefaultKeyPair")) {
			byte[] region = call.region().region().getBytes(StandardCharsets.UTF_8);
			keyPairs
				.add(new RegionState.KeyPair(Instance.DEFAULT_KEY_PAIR, fingerprint(region), Instant.EPOCH, Map.of()));
		}
		return call.page(keyPairs, "keyPairs", (keyPair) -> describe(call, keyPair));
	}

	private static Object createKeyPair(LightsailCall call) {
		String name = call.newName(call.required("keyPairName"));
		java.security.KeyPair generated = generate();
		byte[] encoded = generated.getPrivate().getEncoded();
		byte[] privateKey = Arrays.copyOfRange(encoded, PKCS8_HEADER, encoded.length);
		String pem = "-----BEGIN RSA PRIVATE KEY-----\n"
				+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(privateKey)
				+ "\n-----END RSA PRIVATE KEY-----";
		RegionState.KeyPair keyPair = new RegionState.KeyPair(name, fingerprint(encoded), call.now(), call.tags());
		call.region().keyPairs().put(name, keyPair);
		return Map.of("keyPair", describe(call, keyPair), "publicKeyBase64",
				openSsh((RSAPublicKey) generated.getPublic()), "privateKeyBase64", pem, "operation",
				call.done(keyPair));
	}

	private static Object importKeyPair(LightsailCall call) {
		String name = call.newName(call.required("keyPairName"));
		byte[] publicKey = call.required("publicKeyBase64").getBytes(StandardCharsets.UTF_8);
		RegionState.KeyPair keyPair = new RegionState.KeyPair(name, fingerprint(publicKey), call.now(),
				new LinkedHashMap<>());
		call.region().keyPairs().put(name, keyPair);
		return Map.of("operation", call.done(keyPair));
	}

	private static Object deleteKeyPair(LightsailCall call) {
		RegionState.KeyPair keyPair = keyPair(call);
		String expected = JsonBody.text(call.input(), "expectedFingerprint");
		if (expected != null && !expected.equals(keyPair.fingerprint())) {
			throw call.invalid("The fingerprint is not that of the KeyPair: " + keyPair.name());
		}
		call.region().keyPairs().remove(keyPair.name());
		return Map.of("operation", call.done(keyPair));
	}

	private static RegionState.KeyPair keyPair(LightsailCall call) {
		String name = call.required("keyPairName");
		return call.found("KeyPair", name, call.region().keyPairs().get(name));
	}

	private static Map<String, Object> describe(LightsailCall call, RegionState.KeyPair keyPair) {
		Map<String, Object> result = call.describe(keyPair);
		result.put("fingerprint", keyPair.fingerprint());
		return result;
	}

	private static java.security.KeyPair generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String fingerprint(byte[] key) {
		try {
			return HexFormat.ofDelimiter(":").formatHex(MessageDigest.getInstance("SHA-1").digest(key));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String openSsh(RSAPublicKey key) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		append(out, "ssh-rsa".getBytes(StandardCharsets.UTF_8));
		append(out, key.getPublicExponent().toByteArray());
		append(out, key.getModulus().toByteArray());
		return "ssh-rsa " + Base64.getEncoder().encodeToString(out.toByteArray());
	}

	private static void append(ByteArrayOutputStream out, byte[] part) {
		out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
		out.writeBytes(part);
	}

}
