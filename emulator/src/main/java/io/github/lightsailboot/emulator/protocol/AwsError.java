package io.github.lightsailboot.emulator.protocol;

/**
 * The errors that every service of AWS can return, with code and status by dialect.
 */
public enum AwsError {

	/**
	 * The key does not exist, is inactive, or has another session token.
	 */
	UNKNOWN_KEY("InvalidClientTokenId", 403, "UnrecognizedClientException", 403, "UnrecognizedClientException", 400),

	/**
	 * The signature does not match the secret, or its date or scope is wrong.
	 */
	BAD_SIGNATURE("SignatureDoesNotMatch", 403, "InvalidSignatureException", 403, "InvalidSignatureException", 400),

	/**
	 * The session has expired.
	 */
	EXPIRED_TOKEN("ExpiredToken", 403, "ExpiredTokenException", 403, "ExpiredTokenException", 400),

	/**
	 * The {@code Authorization} header cannot be read.
	 */
	INCOMPLETE_SIGNATURE("IncompleteSignature", 400, "IncompleteSignatureException", 403,
			"IncompleteSignatureException", 400),

	/**
	 * The request is not signed.
	 */
	MISSING_AUTHENTICATION("MissingAuthenticationToken", 403, "MissingAuthenticationTokenException", 403,
			"MissingAuthenticationTokenException", 400),

	/**
	 * The key does not have the permission.
	 */
	ACCESS_DENIED("AccessDenied", 403, "AccessDeniedException", 403, "AccessDeniedException", 400),

	/**
	 * Too many requests.
	 */
	THROTTLED("Throttling", 400, "TooManyRequestsException", 429, "ThrottlingException", 400),

	/**
	 * The operation does not exist in the emulator.
	 */
	UNKNOWN_OPERATION("InvalidAction", 400, "UnknownOperationException", 404, "UnknownOperationException", 400),

	/**
	 * The body cannot be read.
	 */
	MALFORMED("MalformedInput", 400, "SerializationException", 400, "SerializationException", 400),

	/**
	 * A parameter is missing or out of range.
	 */
	INVALID("ValidationError", 400, "BadRequestException", 400, "InvalidInputException", 400),

	/**
	 * The request has a member that the emulator does not support. AWS does not have this
	 * code, so that a test cannot mistake it for an error of AWS.
	 */
	NOT_KEPT("NotSupportedByEmulator", 400, "NotSupportedByEmulator", 400, "NotSupportedByEmulator", 400),

	/**
	 * The body is larger than the service accepts.
	 */
	TOO_LARGE("RequestEntityTooLarge", 413, "RequestEntityTooLargeException", 413, "RequestEntityTooLargeException",
			413),

	/**
	 * AWS itself failed.
	 */
	INTERNAL_FAILURE("InternalFailure", 500, "InternalFailure", 500, "InternalFailure", 500);

	private final String queryCode;

	private final int queryStatus;

	private final String restCode;

	private final int restStatus;

	private final String jsonCode;

	private final int jsonStatus;

	AwsError(String queryCode, int queryStatus, String restCode, int restStatus, String jsonCode, int jsonStatus) {
		this.queryCode = queryCode;
		this.queryStatus = queryStatus;
		this.restCode = restCode;
		this.restStatus = restStatus;
		this.jsonCode = jsonCode;
		this.jsonStatus = jsonStatus;
	}

	/**
	 * Create this error in a dialect.
	 * @param dialect the dialect of the service
	 * @param message the message of AWS
	 * @return an exception to throw
	 */
	public AwsException in(Dialect dialect, String message) {
		return switch (dialect) {
			case QUERY -> new AwsException(this.queryCode, this.queryStatus, message);
			case REST_JSON -> new AwsException(this.restCode, this.restStatus, message);
			case JSON -> new AwsException(this.jsonCode, this.jsonStatus, message);
		};
	}

}
