package io.github.lightsailboot.emulator.protocol;

import java.nio.charset.StandardCharsets;

/**
 * A response.
 *
 * @param status the HTTP status
 * @param contentType the type of the body
 * @param body the body
 * @param errorCode the code of the error, empty if there is none
 * @param errorHeader whether the code goes into the header {@code x-amzn-ErrorType}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, String contentType, byte[] body, String errorCode, boolean errorHeader) {

	/**
	 * Create a response with a text that is not an error of AWS.
	 * @param status the HTTP status
	 * @param contentType the type of the body
	 * @param body the text
	 * @return the response
	 */
	public static Answer text(int status, String contentType, String body) {
		return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), "", false);
	}

}
