package io.github.lightsailboot.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.github.lightsailboot.region.internal.RegionService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.UrlResource;

import static org.assertj.core.api.Assertions.assertThat;

class MetadataTests {

	private static final String PREFIX = LightsailProperties.PREFIX + ".";

	@Test
	void everyKeyIsKnownToTheCheckOfUnknownKeys() throws IOException {
		List<String> described = properties().stream().map((property) -> property.get("name").asString()).toList();
		assertThat(described)
			.containsExactlyInAnyOrderElementsOf(UnknownPropertiesRule.KEYS.stream().map(PREFIX::concat).toList());
	}

	@Test
	void everyKeyHasADescription() throws IOException {
		assertThat(properties()).allSatisfy(
				(property) -> assertThat(property.path("description").asString("")).as(property.get("name").asString())
					.endsWith(".")
					.doesNotStartWith("The ")
					.doesNotStartWith("A "));
	}

	@Test
	void everyAliasMeansAKeyThatExists() {
		assertThat(UnknownPropertiesRule.KEYS).containsAll(UnknownPropertiesRule.ALIASES.values());
	}

	@Test
	void everyRegionIsHinted() throws IOException {
		assertThat(hints("aws.lightsail.region")).containsExactlyElementsOf(regions(RegionService.LIGHTSAIL));
		assertThat(hints("aws.lightsail.ses.region")).containsExactlyElementsOf(regions(RegionService.SES));
	}

	private static List<String> regions(RegionService service) {
		return service.regions().stream().filter((region) -> !region.contains("-gov-")).toList();
	}

	private static List<String> hints(String property) throws IOException {
		return metadata("hints").filter((hint) -> hint.get("name").asString().equals(property))
			.flatMap((hint) -> hint.get("values").valueStream())
			.map((value) -> value.get("value").asString())
			.toList();
	}

	private static List<JsonNode> properties() throws IOException {
		return metadata("properties").filter((property) -> property.get("name").asString().startsWith(PREFIX)).toList();
	}

	private static Stream<JsonNode> metadata(String section) throws IOException {
		List<JsonNode> nodes = new ArrayList<>();
		for (URL metadata : Collections
			.list(MetadataTests.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			JsonMapper.shared()
				.readTree(new UrlResource(metadata).getContentAsByteArray())
				.path(section)
				.valueStream()
				.forEach(nodes::add);
		}
		return nodes.stream();
	}

}
