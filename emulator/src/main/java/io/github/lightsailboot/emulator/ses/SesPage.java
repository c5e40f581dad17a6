package io.github.lightsailboot.emulator.ses;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.github.lightsailboot.emulator.protocol.AwsCall;
import io.github.lightsailboot.emulator.protocol.AwsError;
import io.github.lightsailboot.emulator.protocol.AwsException;
import io.github.lightsailboot.emulator.protocol.Page;
import io.github.lightsailboot.emulator.protocol.Xml;

/**
 * Pages of the lists of SES.
 */
final class SesPage {

	/**
	 * The paging members of API version 2.
	 */
	static final String V2_MEMBERS = "NextToken PageSize";

	/**
	 * The paging members of API version 1.
	 */
	static final String V1_MEMBERS = "NextToken MaxItems";

	private static final int MAX_SIZE = 1000;

	private static final int DEFAULT_SIZE = 100;

	private SesPage() {
	}

	static Map<String, Object> v2(AwsCall call, List<?> all, String name) {
		Page<?> page = Page.of(all, call.text("NextToken"), call.integer("PageSize", DEFAULT_SIZE, 1, MAX_SIZE));
		if (page == null) {
			throw new AwsException("InvalidNextTokenException", 400,
					"The specified request includes an invalid token.");
		}
		Map<String, Object> result = new LinkedHashMap<>();
		result.put(name, page.items());
		if (page.nextToken() != null) {
			result.put("NextToken", page.nextToken());
		}
		return result;
	}

	static <T> Xml v1(AwsCall call, List<T> all, String name, BiConsumer<Xml, T> member) {
		Page<T> page = Page.of(all, call.text("NextToken"), call.integer("MaxItems", DEFAULT_SIZE, 1, MAX_SIZE));
		if (page == null) {
			throw call.error(AwsError.INVALID, "Invalid NextToken.");
		}
		Xml xml = new Xml().open(name);
		page.items().forEach((item) -> member.accept(xml, item));
		xml.close(name);
		return (page.nextToken() != null) ? xml.element("NextToken", page.nextToken()) : xml;
	}

}
