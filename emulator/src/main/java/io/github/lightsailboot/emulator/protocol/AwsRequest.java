package io.github.lightsailboot.emulator.protocol;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP request.
 *
 * @param method the method, in upper case
 * @param rawPath the path, undecoded
 * @param rawQuery the query, undecoded, empty if there is none
 * @param headers the headers in their order, repeated ones included
 * @param body the whole body
 */
@SuppressWarnings("ArrayRecordComponent")
public record AwsRequest(String method, String rawPath, String rawQuery, List<Header> headers, byte[] body) {

	/**
	 * Return the first value of a header.
	 * @param name the name, in any case
	 * @return the value, or {@code null} if there is no such header
	 */
	public @Nullable String header(String name) {
		for (Header header : this.headers) {
			if (header.name().equalsIgnoreCase(name)) {
				return header.value();
			}
		}
		return null;
	}

	/**
	 * Return all values of a header.
	 * @param name the name, in any case
	 * @return the values in their order
	 */
	public List<String> headerValues(String name) {
		List<String> values = new ArrayList<>(1);
		for (Header header : this.headers) {
			if (header.name().equalsIgnoreCase(name)) {
				values.add(header.value());
			}
		}
		return values;
	}

	/**
	 * One header.
	 *
	 * @param name the name
	 * @param value the value
	 */
	public record Header(String name, String value) {
	}

}
