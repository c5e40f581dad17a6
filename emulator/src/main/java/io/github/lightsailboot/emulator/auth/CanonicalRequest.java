package io.github.lightsailboot.emulator.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.github.lightsailboot.emulator.protocol.AwsRequest;

/**
 * The canonical form of a request, over which Signature Version 4 is computed.
 */
final class CanonicalRequest {

	private CanonicalRequest() {
	}

	static String of(AwsRequest request, List<String> signedHeaders) {
		StringBuilder text = new StringBuilder(512);
		text.append(request.method()).append('\n');
		text.append(path(request.rawPath())).append('\n');
		text.append(query(request.rawQuery())).append('\n');
		for (String name : signedHeaders) {
			text.append(name).append(':');
			List<String> values = request.headerValues(name);
			for (int i = 0; i < values.size(); i++) {
				text.append((i > 0) ? "," : "").append(collapse(values.get(i)));
			}
			text.append('\n');
		}
		text.append('\n').append(String.join(";", signedHeaders)).append('\n');
		return text.append(sha256(request.body())).toString();
	}

	static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String path(String rawPath) {
		Deque<String> segments = new ArrayDeque<>();
		for (String segment : rawPath.split("/", -1)) {
			switch (segment) {
				case "", "." -> {
				}
				case ".." -> segments.pollLast();
				default -> segments.addLast(segment);
			}
		}
		StringBuilder path = new StringBuilder();
		for (String segment : segments) {
			// The path of the request is encoded once; all services except S3 sign a path
			// that is encoded twice
			path.append('/').append(encode(segment.getBytes(StandardCharsets.UTF_8)));
		}
		if (path.length() == 0 || rawPath.endsWith("/") || rawPath.endsWith("/.") || rawPath.endsWith("/..")) {
			path.append('/');
		}
		return path.toString();
	}

	private static String query(String rawQuery) {
		if (rawQuery.isEmpty()) {
			return "";
		}
		List<Map.Entry<String, String>> parameters = new ArrayList<>();
		for (String pair : rawQuery.split("&", -1)) {
			// The signature of a presigned request does not cover itself
			if (!pair.isEmpty() && !pair.startsWith("X-Amz-Signature=")) {
				int separator = pair.indexOf('=');
				String name = (separator < 0) ? pair : pair.substring(0, separator);
				String value = (separator < 0) ? "" : pair.substring(separator + 1);
				parameters.add(Map.entry(encode(decode(name)), encode(decode(value))));
			}
		}
		parameters.sort(Map.Entry.<String, String>comparingByKey()
			.thenComparing(Map.Entry.comparingByValue(Comparator.naturalOrder())));
		StringBuilder text = new StringBuilder();
		for (Map.Entry<String, String> parameter : Collections.unmodifiableList(parameters)) {
			text.append((text.length() > 0) ? "&" : "").append(parameter.getKey()).append('=');
			text.append(parameter.getValue());
		}
		return text.toString();
	}

	private static String collapse(String value) {
		StringBuilder text = new StringBuilder(value.length());
		boolean space = false;
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0B) {
				space = text.length() > 0;
			}
			else {
				if (space) {
					text.append(' ');
					space = false;
				}
				text.append(c);
			}
		}
		return text.toString();
	}

	private static byte[] decode(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		ByteBuffer decoded = ByteBuffer.allocate(bytes.length);
		for (int i = 0; i < bytes.length; i++) {
			int high = (bytes[i] == '%' && i + 2 < bytes.length) ? Character.digit(bytes[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit(bytes[i + 2], 16) : -1;
			if (low >= 0) {
				decoded.put((byte) (high * 16 + low));
				i += 2;
			}
			else {
				decoded.put((bytes[i] == '+') ? (byte) ' ' : bytes[i]);
			}
		}
		byte[] result = new byte[decoded.position()];
		decoded.flip().get(result);
		return result;
	}

	private static String encode(byte[] bytes) {
		StringBuilder text = new StringBuilder(bytes.length + 16);
		for (byte b : bytes) {
			char c = (char) (b & 0xFF);
			if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
					|| c == '_' || c == '~') {
				text.append(c);
			}
			else {
				text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
			}
		}
		return text.toString();
	}

}
