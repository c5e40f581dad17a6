package io.github.lightsailboot.emulator.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes results and errors in the format of each dialect.
 */
public final class Answers {

	private static final String XML = "text/xml";

	private static final String JSON = "application/json";

	private static final String AMZ_JSON = "application/x-amz-json-1.1";

	/**
	 * Create the response of an operation that succeeded.
	 * @param service the service
	 * @param operation the operation
	 * @param result the result
	 * @param requestId the ID of the request
	 * @return the response
	 */
	public Answer success(AwsService service, String operation, Object result, String requestId) {
		return switch (service.dialect()) {
			case QUERY -> {
				Xml xml = new Xml();
				String root = operation + "Response";
				xml.open(root + " xmlns=\"" + namespace(service) + "\"");
				if (result instanceof Xml content) {
					xml.open(operation + "Result").append(content).close(operation + "Result");
				}
				xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata").close(root);
				yield Answer.text(200, XML, xml.toString());
			}
			case JSON -> new Answer(200, AMZ_JSON, JsonBody.write(result), "", false);
			case REST_JSON -> new Answer(200, JSON, JsonBody.write(result), "", false);
		};
	}

	/**
	 * Create the response of an operation that failed.
	 * @param service the service
	 * @param exception the error
	 * @param requestId the ID of the request
	 * @return the response
	 */
	public Answer error(AwsService service, AwsException exception, String requestId) {
		return error(service.dialect(), " xmlns=\"" + namespace(service) + "\"", exception, requestId);
	}

	/**
	 * Create the response of a service that the emulator does not have.
	 * @param signingName the signing name of the service
	 * @param request the request, which determines the dialect
	 * @param exception the error
	 * @param requestId the ID of the request
	 * @return the response
	 */
	public Answer foreign(String signingName, AwsRequest request, AwsException exception, String requestId) {
		if (signingName.equals("s3")) {
			Xml xml = new Xml().open("Error").element("Code", exception.code()).element("Message", exception.text());
			return new Answer(exception.status(), XML, xml.close("Error").toString().getBytes(StandardCharsets.UTF_8),
					exception.code(), false);
		}
		String contentType = request.header("Content-Type");
		Dialect dialect = (request.header("X-Amz-Target") != null) ? Dialect.JSON
				: (contentType != null && contentType.startsWith("application/x-www-form-urlencoded")) ? Dialect.QUERY
						: Dialect.REST_JSON;
		return error(dialect, "", exception, requestId);
	}

	private static Answer error(Dialect dialect, String namespace, AwsException exception, String requestId) {
		byte[] body = switch (dialect) {
			case QUERY -> {
				Xml xml = new Xml();
				xml.open("ErrorResponse" + namespace).open("Error");
				xml.element("Type", (exception.status() < 500) ? "Sender" : "Receiver");
				xml.element("Code", exception.code()).element("Message", exception.text()).close("Error");
				xml.element("RequestId", requestId).close("ErrorResponse");
				yield xml.toString().getBytes(StandardCharsets.UTF_8);
			}
			case JSON -> {
				Map<String, Object> fields = new LinkedHashMap<>();
				fields.put("__type", exception.code());
				fields.put("code", exception.code());
				fields.put("message", exception.text());
				yield JsonBody.write(fields);
			}
			case REST_JSON -> JsonBody.write(Map.of("message", exception.text()));
		};
		String type = switch (dialect) {
			case QUERY -> XML;
			case JSON -> AMZ_JSON;
			case REST_JSON -> JSON;
		};
		return new Answer(exception.status(), type, body, exception.code(), dialect == Dialect.REST_JSON);
	}

	private static String namespace(AwsService service) {
		return switch (service) {
			case STS -> "https://sts.amazonaws.com/doc/2011-06-15/";
			case IAM -> "https://iam.amazonaws.com/doc/2010-05-08/";
			default -> "http://ses.amazonaws.com/doc/2010-12-01/";
		};
	}

}
