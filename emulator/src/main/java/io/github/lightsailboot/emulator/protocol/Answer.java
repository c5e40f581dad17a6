package io.github.lightsailboot.emulator.protocol;

import java.nio.charset.StandardCharsets;

/**
 * What goes back to the caller.
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
	 * A text that is no error of AWS.
	 * @param status the HTTP status
	 * @param contentType the type
	 * @param body the text
	 * @return the answer
	 */
	public static Answer text(int status, String contentType, String body) {
		return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), "", false);
	}

}
