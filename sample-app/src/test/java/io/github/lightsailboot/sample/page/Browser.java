package io.github.lightsailboot.sample.page;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import org.springframework.util.FileSystemUtils;

/**
 * A headless Chromium with helpers for tests of a page.
 */
final class Browser implements AutoCloseable {

	/**
	 * Records layout shifts of the form, except in the half second after an input.
	 */
	private static final String RECORD_SHIFTS = """
			window.formShifts = [];
			new PerformanceObserver((list) => list.getEntries().filter((entry) => !entry.hadRecentInput)
				.flatMap((entry) => entry.sources)
				.filter(({ previousRect, currentRect }) => previousRect.y !== currentRect.y)
				.filter(({ node }) => node && (node.contains(document.getElementById("send"))
					|| node.nodeType === Node.ELEMENT_NODE && node.closest("#send")))
				.forEach(({ node, previousRect, currentRect }) => window.formShifts
					.push(`${node.id || node.nodeName} from ${previousRect.y} to ${currentRect.y}`))
			).observe({ type: "layout-shift", buffered: true });
			""";

	private static final String RUN_AXE = """
			const done = arguments[arguments.length - 1];
			axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => done(violations.flatMap(
				({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))));
			""";

	private final Path userData;

	private final ChromeDriver driver;

	private final String axe;

	private Browser(Path chromium, Path driver) throws IOException {
		this.userData = Files.createTempDirectory("browser");
		ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium.toFile());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--force-prefers-reduced-motion", "--hide-scrollbars", "--user-data-dir=" + this.userData);
		LoggingPreferences logging = new LoggingPreferences();
		logging.enable(LogType.BROWSER, Level.ALL);
		options.setCapability("goog:loggingPrefs", logging);
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).usingAnyFreePort().build(),
				options);
		command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", RECORD_SHIFTS));
		try (InputStream script = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"))) {
			this.axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Start Debian's browser, if it is installed.
	 */
	static Optional<Browser> start() throws IOException {
		Optional<Path> chromium = locate("chromium");
		Optional<Path> driver = locate("chromedriver");
		return (chromium.isPresent() && driver.isPresent()) ? Optional.of(new Browser(chromium.get(), driver.get()))
				: Optional.empty();
	}

	private static Optional<Path> locate(String program) {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map((folder) -> Path.of(folder, program))
			.filter(Files::isExecutable)
			.findFirst();
	}

	void open(String url) {
		this.driver.get(url);
	}

	void resize(int width, int height) {
		command("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	void dark(boolean dark) {
		command("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
	}

	/**
	 * Let requests to these addresses fail. {@code *} stands for any text.
	 */
	void block(String... urls) {
		command("Network.enable", Map.of());
		command("Network.setBlockedURLs", Map.of("urls", List.of(urls)));
	}

	WebElement find(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	List<WebElement> findAll(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	/**
	 * Return the visible text, with one blank where there are several, or a line break.
	 */
	String text(String selector) {
		return text(find(selector));
	}

	static String text(WebElement element) {
		return element.getText().replaceAll("\\s+", " ");
	}

	void type(String selector, String text) {
		find(selector).clear();
		find(selector).sendKeys(text);
	}

	String title() {
		return Objects.requireNonNull(this.driver.getTitle());
	}

	WebElement focused() {
		return this.driver.switchTo().activeElement();
	}

	/**
	 * Close the open dialog of the page.
	 * @return the text of the dialog
	 */
	String answer(boolean yes) {
		String text = Objects.requireNonNull(this.driver.switchTo().alert().getText());
		if (yes) {
			this.driver.switchTo().alert().accept();
		}
		else {
			this.driver.switchTo().alert().dismiss();
		}
		return text;
	}

	double number(String expression) {
		return ((Number) Objects.requireNonNull(script("return " + expression))).doubleValue();
	}

	/**
	 * Return the layout shifts of the form since the page was opened.
	 */
	List<?> formShifts() {
		return (List<?>) Objects.requireNonNull(script("return window.formShifts"));
	}

	/**
	 * Return what axe finds on the current page.
	 */
	List<?> accessibilityViolations() {
		script(this.axe);
		return (List<?>) Objects.requireNonNull(this.driver.executeAsyncScript(RUN_AXE));
	}

	/**
	 * Return the errors of the console since the last call.
	 */
	List<String> consoleErrors() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	/**
	 * Write a picture of the window, or of the whole page if it is higher. Leaves the
	 * window at that height, because a frame outside the window is not painted.
	 */
	void picture(Path file) throws IOException {
		Map<?, ?> size = (Map<?, ?>) Objects
			.requireNonNull(command("Page.getLayoutMetrics", Map.of()).get("cssContentSize"));
		resize(((Number) Objects.requireNonNull(size.get("width"))).intValue(),
				((Number) Objects.requireNonNull(size.get("height"))).intValue());
		Map<String, Object> picture = command("Page.captureScreenshot", Map.of());
		Files.createDirectories(Objects.requireNonNull(file.getParent()));
		Files.write(file, Base64.getDecoder().decode((String) Objects.requireNonNull(picture.get("data"))));
	}

	private Map<String, Object> command(String name, Map<String, Object> parameters) {
		return this.driver.executeCdpCommand(name, parameters);
	}

	private @Nullable Object script(String script) {
		return this.driver.executeScript(script);
	}

	@Override
	public void close() {
		this.driver.quit();
		try {
			FileSystemUtils.deleteRecursively(this.userData);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
