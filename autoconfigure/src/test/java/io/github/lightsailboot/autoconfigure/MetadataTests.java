package io.github.lightsailboot.autoconfigure;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
			.containsExactlyInAnyOrderElementsOf(KnownProperties.KEYS.stream().map(PREFIX::concat).toList());
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
		assertThat(KnownProperties.KEYS).containsAll(KnownProperties.ALIASES.values());
	}

	private static List<JsonNode> properties() throws IOException {
		List<JsonNode> properties = new ArrayList<>();
		for (URL metadata : Collections
			.list(MetadataTests.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			JsonMapper.shared()
				.readTree(new UrlResource(metadata).getContentAsByteArray())
				.get("properties")
				.valueStream()
				.filter((property) -> property.get("name").asString().startsWith(PREFIX))
				.forEach(properties::add);
		}
		return properties;
	}

}
