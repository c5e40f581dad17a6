package io.github.lightsailboot;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.lightsailboot.health.HealthCheck;
import io.github.lightsailboot.failure.AwsCall;
import io.github.lightsailboot.failure.AwsFailure;
import io.github.lightsailboot.failure.AwsFailureReason;
import io.github.lightsailboot.mail.MailFailureReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.UrlResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what is documented with the code.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final Pattern METER = Pattern.compile("\"(lightsail(?:\\.[a-z]+)+)\"");

	private static final Pattern TYPE = Pattern.compile("`(?:[a-z]+\\.)*([A-Z][a-z]+\\w+)(?:`|\\.[A-Z])");

	private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]+)?\\)|]\\((#[^)]+)\\)");

	@Test
	void propertiesHaveTheDocumentedDefaults() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		for (List<String> row : table("properties.md", "property")) {
			documented.put(code(row.get(0)), row.get(1).isEmpty() ? "" : code(row.get(1)));
		}
		assertThat(documented).isEqualTo(propertiesAndDefaults());
	}

	@Test
	void reasonsOfHealthHaveTheDocumentedStatus() throws IOException {
		AwsCall call = new AwsCall("SES", Region.US_EAST_1, "ses:GetAccount");
		Map<String, String> documented = new TreeMap<>();
		for (List<String> row : table("health.md", "reason")) {
			documented.put(code(row.get(0)), row.get(1));
		}
		assertThat(documented).isEqualTo(Arrays.stream(AwsFailureReason.values())
			.collect(Collectors.toMap(Enum::name, (reason) -> AwsFailure.of(reason, call).status().name())));
	}

	@Test
	void checksAreDocumented() throws IOException {
		List<String> documented = new ArrayList<>();
		for (List<String> row : table("health.md", "part")) {
			documented.add(code(row.get(0)));
		}
		assertThat(documented).isEqualTo(Arrays.stream(HealthCheck.values()).map(HealthCheck::part).toList());
	}

	@Test
	void reasonsOfMailConcernWhatIsDocumented() throws IOException {
		Map<String, String> documented = new TreeMap<>();
		for (List<String> row : table("mail.md", "reason")) {
			documented.put(code(row.get(0)), row.get(1));
		}
		assertThat(documented).isEqualTo(Arrays.stream(MailFailureReason.values())
			.collect(Collectors.toMap(Enum::name, (reason) -> reason.concernsAccount() ? "account" : "message")));
	}

	@Test
	void metersAreDocumented() throws IOException {
		List<String> documented = new ArrayList<>();
		for (List<String> row : table("metrics.md", "meter")) {
			documented.add(code(row.get(0)));
		}
		assertThat(documented).containsExactlyInAnyOrderElementsOf(meters());
	}

	@Test
	void contributorsAreLedToTypesThatExist() throws IOException {
		List<String> types = new ArrayList<>(List.of("AwsCredentialsProvider"));
		for (String module : List.of("autoconfigure", "emulator")) {
			try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src"))) {
				sources.map((source) -> source.getFileName().toString())
					.filter((name) -> name.endsWith(".java"))
					.forEach((name) -> types.add(name.replace(".java", "")));
			}
		}
		assertThat(TYPE.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md"))).results())
			.extracting((type) -> type.group(1))
			.isNotEmpty()
			.isSubsetOf(types);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadSomewhere(Path page) throws IOException {
		assertThat(LINK.matcher(Files.readString(page)).results()).allSatisfy((link) -> {
			String file = (link.group(1) != null) ? link.group(1) : page.getFileName().toString();
			String heading = (link.group(2) != null) ? link.group(2) : link.group(3);
			if (URI.create(file).isAbsolute()) {
				return;
			}
			Path target = page.resolveSibling(file);
			assertThat(target).exists();
			if (heading != null) {
				assertThat(headings(target)).contains(heading);
			}
		});
	}

	static Stream<Path> pages() throws IOException {
		try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
			return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve),
					pages.filter((page) -> page.toString().endsWith(".md")).toList().stream());
		}
	}

	/**
	 * Return the rows of the table whose first column has the given title.
	 */
	private static List<List<String>> table(String page, String firstColumn) throws IOException {
		List<List<String>> rows = new ArrayList<>();
		boolean inside = false;
		for (String line : Files.readAllLines(ROOT.resolve("docs").resolve(page))) {
			if (line.startsWith("| " + firstColumn + " |")) {
				inside = true;
			}
			else if (!line.startsWith("|")) {
				inside = false;
			}
			else if (inside && !line.startsWith("| ---")) {
				rows.add(Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList());
			}
		}
		return rows;
	}

	private static String code(String cell) {
		Matcher code = CODE.matcher(cell);
		assertThat(code.matches()).as(cell).isTrue();
		return code.group(1);
	}

	private static Map<String, String> propertiesAndDefaults() throws IOException {
		Map<String, String> properties = new TreeMap<>();
		for (URL metadata : Collections.list(DocumentationTests.class.getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json"))) {
			for (JsonNode property : JsonMapper.shared()
				.readTree(new UrlResource(metadata).getContentAsByteArray())
				.get("properties")) {
				String name = property.get("name").asString();
				if (name.contains("lightsail")) {
					properties.put(name, text(property.path("defaultValue")));
				}
			}
		}
		return properties;
	}

	private static String text(JsonNode value) {
		return value.isArray() ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
				: value.asString("");
	}

	private static List<String> meters() throws IOException {
		try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
			List<String> meters = new ArrayList<>();
			for (Path source : sources.filter((path) -> path.toString().endsWith(".java")).toList()) {
				METER.matcher(Files.readString(source)).results().map((meter) -> meter.group(1)).forEach(meters::add);
			}
			return meters;
		}
	}

	private static List<String> headings(Path page) throws IOException {
		return Files.readAllLines(page)
			.stream()
			.filter((line) -> line.startsWith("#"))
			.map((line) -> "#" + line.replaceFirst("#+ ", "")
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^a-z0-9 -]", "")
				.replace(' ', '-'))
			.toList();
	}

}
