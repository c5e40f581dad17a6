package io.github.lightsailboot.sample.page;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.auth.AccessKey;
import io.github.lightsailboot.emulator.fault.Fault;
import io.github.lightsailboot.emulator.protocol.AwsService;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the page in Debian's Chromium, where {@code chromium} and {@code chromedriver}
 * are on the path. With {@code -Dpictures=FOLDER} pictures of the page are written. The
 * first ones show charts without the errors of other tests.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "aws.lightsail.health.cache-ttl=1s", "sample.health-interval=500ms" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageTests {

	private static final String FORM_TOP = "document.getElementById('send').getBoundingClientRect().top";

	private static @Nullable Browser started;

	@Autowired
	private LightsailEmulator emulator;

	private final String url;

	PageTests(@LocalServerPort int port) {
		this.url = "http://localhost:" + port + "/";
	}

	@BeforeAll
	static void startBrowser() throws IOException {
		started = Browser.start().orElse(null);
		Assumptions.assumeTrue(started != null, "chromium and chromedriver are not installed");
	}

	@AfterAll
	static void closeBrowser() {
		if (started != null) {
			started.close();
		}
	}

	@BeforeEach
	void openPage() {
		// The page of the last test may still wait for responses to its requests
		browser().open("about:blank");
		browser().consoleErrors();
		this.emulator.reset();
		this.emulator.lightsail().setTransitionTime(Duration.ofSeconds(2));
		browser().block();
		browser().dark(false);
		desktop();
		browser().open(this.url);
		eventually(() -> assertThat(statuses()).containsExactly("✓ Up", "✓ Up", "✓ Up"));
		eventually(() -> assertThat(browser().text("#mails-empty")).isEqualTo("No mail yet."));
		eventually(() -> assertThat(browser().text("#quota-used")).isEqualTo("0 of 50,000"));
		eventually(() -> assertThat(browser().text("#quota-as-of")).startsWith("As of ").doesNotContain("since"));
	}

	@AfterEach
	void nothingIsWrongWithThePage() {
		assertThat(browser().consoleErrors()).isEmpty();
		assertThat(browser().formShifts()).isEmpty();
	}

	@Test
	@Order(1)
	void start() throws IOException {
		eventually(() -> assertThat(browser().text("#where")).isEqualTo("Emulator: no mail is delivered"));
		assertThat(browser().text("#overall")).isEqualTo("✓ Up");
		eventually(() -> assertThat(browser().text("#instances")).contains("web-1", "Running", "worker-1", "Stopped"));
		assertThat(browser().findAll(".check details[open]")).isEmpty();
		assertThat(browser().text("#health-section")).contains("last 30 minutes");
		assertThat(browser().findAll("figure .axis")).extracting(Browser::text)
			.containsExactly("30 minutes ago now", "30 minutes ago now");
		eventually(() -> assertThat(browser().findAll(".check .strip .good")).isNotEmpty());
		assertAccessibleEverywhere("start");
	}

	@Test
	void formIsOnTheFirstScreenOfAPhone() {
		phone();
		assertThat(browser().number(FORM_TOP)).isLessThan(420);
		assertThat(browser().number("document.documentElement.scrollWidth")).isEqualTo(390);
	}

	@Test
	void checkOpens() {
		browser().find("[data-key=credentials] summary").click();
		phone();
		assertThat(browser().text("[data-key=credentials] .facts")).contains("AKIA************MPLE", "123456789012",
				"Last 30 minutes");
		assertAccessible();
	}

	@Test
	@Order(2)
	void send() throws IOException {
		double height = browser().number("document.querySelector('button.primary').offsetHeight");
		browser().find("button.primary").click();
		eventually(() -> assertThat(browser().text("#sent")).isEqualTo("Sent to jane@example.com"));
		for (boolean onPhone : List.of(false, true)) {
			if (onPhone) {
				phone();
			}
			assertThat(browser().number("document.querySelector('button.primary').offsetHeight")).isEqualTo(height);
			assertThat(browser().text("button.primary")).isEqualTo("Send");
		}
		eventually(() -> assertThat(browser().text("#mails")).contains("Hello from Lightsail", "To jane@example.com"));
		eventually(() -> assertThat(browser().text("#quota-used")).isEqualTo("1 of 50,000"));
		assertThat(browser().text("#quota-as-of")).doesNotContain("since");
		assertAccessibleEverywhere("sent");
	}

	@Test
	void nothingMovesWhileMailsAreSent() {
		this.emulator.faults().add(Fault.latency(Duration.ofSeconds(3)).on(AwsService.SES_V2, "SendEmail"));
		String left = "document.getElementById('send-batch').getBoundingClientRect().left";
		double before = browser().number(left);
		browser().find("button.primary").click();
		eventually(() -> assertThat(browser().text("#sent")).isEqualTo("Sending …"));
		assertThat(browser().number(left)).isEqualTo(before);
		browser().find("#send-batch").click();
		eventually(() -> assertThat(browser().text("#batch-summary")).isEqualTo("0 of 50 sent"));
		browser().find("#batch-cancel").click();
		eventually(() -> assertThat(browser().text("#batch-title")).isEqualTo("Batch: cancelled"));
	}

	@Test
	void quotaSaysThatItIsBehind() {
		this.emulator.faults().add(Fault.throttling().on(AwsService.SES_V2, "GetAccount"));
		browser().find("button.primary").click();
		eventually(() -> assertThat(browser().text("#quota-as-of")).endsWith(", 1 sent since then"));
		assertThat(browser().text("#quota-used")).isEqualTo("0 of 50,000");
		assertAccessible();
	}

	@Test
	void mistakeInTheForm() {
		browser().type("#to", "jane");
		browser().type("#text", " ");
		browser().find("button.primary").click();
		eventually(() -> assertThat(browser().text("#to-error"))
			.isEqualTo("To must be one address, such as jane@example.com."));
		assertThat(browser().text("#text-error")).isEqualTo("Text is missing.");
		assertThat(browser().focused().getAttribute("id")).isEqualTo("to");
		assertAccessible();
		assertRequestsFailedWith(400);
	}

	@Test
	void mailIsRefused() throws IOException {
		this.emulator.ses().setVerifiedIdentities("example.net");
		browser().find("button.primary").click();
		eventually(() -> assertThat(browser().text("#refused")).startsWith("IDENTITY_NOT_VERIFIED"));
		assertThat(browser().find("#sent").isDisplayed()).isFalse();
		assertAccessibleEverywhere("refused");
		assertRequestsFailedWith(502);
	}

	@Test
	void mailIsRead() throws IOException {
		phone();
		browser().type("#subject", "<img src=x onerror=document.title=1> " + "on and on ".repeat(15).strip());
		browser().find("#more summary").click();
		browser().type("#html", "<h1>It works.</h1><script>document.title = 'script'</script>");
		browser().find("button.primary").click();
		eventually(() -> assertThat(browser().findAll(".mail-toggle")).hasSize(1));
		assertThat(browser().number("document.querySelector('.subject').offsetHeight")).isLessThan(60);
		browser().find(".mail-toggle").click();
		assertThat(browser().find(".mail-toggle").getAttribute("aria-expanded")).isEqualTo("true");
		assertThat(browser().number("document.querySelector('.subject').offsetHeight")).isLessThan(60);
		assertThat(browser().text(".mail-body")).contains("on and on on and on", "sample@example.com",
				this.emulator.mails().get(0).messageId(), "It works.");
		browser().find(".switch button:last-child").click();
		assertThat(browser().find(".mail-body iframe").isDisplayed()).isTrue();
		assertAccessibleEverywhere("mail");
		assertThat(browser().text(".subject")).startsWith("<img src=x");
		assertThat(browser().title()).isEqualTo("Lightsail for Spring Boot");
	}

	@Test
	void batchToItsEnd() throws IOException {
		this.emulator.faults()
			.add(Fault.error(400, "MessageRejected", "Refused").on(AwsService.SES_V2, "SendEmail").times(2));
		browser().find("#send-batch").click();
		eventually(() -> assertThat(browser().text("#batch-title")).isEqualTo("Batch: finished"));
		assertThat(browser().text("#batch-summary")).isEqualTo("48 of 50 sent, 2 failed");
		assertThat(browser().findAll("#batch-outcomes .good")).hasSize(48);
		assertThat(browser().findAll("#batch-outcomes .bad")).hasSize(2);
		assertThat(browser().text("#batch-problems")).contains("REJECTED", "2 mails.");
		assertThat(this.emulator.mails()).hasSize(48);
		eventually(() -> assertThat(browser().text("#mails-count")).isEqualTo("(48)"));
		eventually(() -> assertThat(browser().text("#quota-used")).isEqualTo("48 of 50,000"));
		assertThat(browser().text("#rate-limit")).endsWith("limit 840");
		assertAccessibleEverywhere("batch");
	}

	@Test
	void batchIsCancelled() {
		browser().find("#send-batch").click();
		eventually(() -> assertThat(browser().findAll("#batch-outcomes .good")).hasSizeGreaterThan(2));
		browser().find("#batch-cancel").click();
		eventually(() -> assertThat(browser().text("#batch-title")).isEqualTo("Batch: cancelled"));
		int sent = this.emulator.mails().size();
		assertThat(sent).isLessThan(50);
		assertThat(browser().text("#batch-summary"))
			.isEqualTo("%d of 50 sent, %d not tried".formatted(sent, 50 - sent));
		assertThat(browser().findAll("#batch-outcomes .good")).hasSize(sent);
		assertAccessible();
	}

	@Test
	void batchEndsWhileThePageIsNotConnected() {
		browser().block("*/api/events");
		browser().open(this.url);
		eventually(() -> assertThat(browser().find("#offline").isDisplayed()).isTrue());
		browser().type("#to", "jane@example.com");
		browser().type("#subject", "Hello");
		browser().type("#text", "It works.");
		browser().find("#send-batch").click();
		browser().answer(true);
		eventually(() -> assertThat(this.emulator.mails()).hasSize(50));
		browser().block();
		eventually(() -> assertThat(browser().text("#batch-summary")).isEqualTo("50 of 50 sent"));
		assertThat(browser().find("#send-batch").getAttribute("aria-disabled")).isNotEqualTo("true");
		assertThat(browser().consoleErrors()).allMatch((error) -> error.contains("ERR_BLOCKED"));
	}

	@Test
	void instancesStopAndStart() throws IOException {
		this.emulator.lightsail().setTransitionTime(Duration.ofSeconds(10));
		browser().find("[aria-label='Stop web-1']").click();
		eventually(() -> assertThat(browser().text("[data-key=web-1]")).contains("Stopping for "));
		assertThat(browser().find("[data-key=web-1] .transition").isDisplayed()).isTrue();
		assertAccessibleEverywhere("stopping");
		eventually(() -> assertThat(browser().text("[data-key=web-1] .pill")).isEqualTo("■ Stopped"));
		this.emulator.lightsail().setTransitionTime(Duration.ofSeconds(2));
		browser().find("[aria-label='Start web-1']").click();
		eventually(() -> assertThat(browser().text("[data-key=web-1]")).contains("Starting for "));
		eventually(() -> assertThat(browser().text("[data-key=web-1] .pill")).isEqualTo("● Running"));
	}

	@Test
	void asksBeforeItTouchesAnAccountThatMayBeReal() {
		this.emulator.faults().add(Fault.cutAfterReading().on(AwsService.STS));
		this.emulator.faults().add(Fault.cutAfterReading().on(AwsService.LIGHTSAIL, "GetRegions"));
		this.emulator.faults().add(Fault.cutAfterReading().on(AwsService.SES_V2, "GetAccount"));
		eventually(() -> assertThat(statuses()).containsExactly("✕ Down", "✕ Down", "✕ Down"));
		browser().find("[aria-label='Stop web-1']").click();
		assertThat(browser().answer(false)).isEqualTo("Stop web-1? Everything that runs on it will end.");
		browser().find("#send-batch").click();
		assertThat(browser().answer(false)).isEqualTo("Send 50 real mails to jane@example.com?");
		assertThat(this.emulator.requests().count(AwsService.LIGHTSAIL, "StopInstance")).isZero();
		assertThat(this.emulator.mails()).isEmpty();
		browser().find("[aria-label='Stop web-1']").click();
		browser().answer(true);
		eventually(() -> assertThat(browser().text("[data-key=web-1] .pill")).isEqualTo("■ Stopped"));
	}

	@Test
	void applicationIsGoneAndComesBack() throws IOException {
		browser().block("*/api/*");
		browser().open(this.url);
		eventually(() -> assertThat(browser().text("#offline")).startsWith("The application does not respond."));
		assertThat(browser().text("#overall")).isEqualTo("? No response");
		assertAccessibleEverywhere("offline");
		browser().block();
		eventually(() -> assertThat(statuses()).containsExactly("✓ Up", "✓ Up", "✓ Up"));
		assertThat(browser().find("#offline").isDisplayed()).isFalse();
		assertThat(browser().consoleErrors()).allMatch((error) -> error.contains("ERR_BLOCKED"));
	}

	@Test
	void emulatorIsGoneAndComesBack() throws IOException {
		this.emulator.faults().add(Fault.cutBeforeReading());
		eventually(() -> assertThat(statuses()).containsExactly("✕ Down", "✕ Down", "✕ Down"));
		assertThat(browser().text("#health")).contains("UNREACHABLE");
		eventually(() -> assertThat(browser().text("#instances-problem")).contains("UNREACHABLE"));
		browser().find("button.primary").click();
		eventually(() -> assertThat(browser().text("#refused")).isNotEmpty());
		assertAccessibleEverywhere("gone");
		this.emulator.faults().clear();
		eventually(() -> assertThat(statuses()).containsExactly("✓ Up", "✓ Up", "✓ Up"));
		eventually(() -> assertThat(browser().find("#instances-problem").isDisplayed()).isFalse());
		assertThat(browser().findAll(".check .strip .bad")).isNotEmpty();
		assertRequestsFailedWith(502);
	}

	@Test
	void keyIsWrongWhileSomebodyTypes() throws IOException {
		phone();
		browser().find("#text").sendKeys(" Written ");
		double top = browser().number(FORM_TOP);
		this.emulator.keys().add(AccessKey.of(this.emulator.credentials().accessKeyId(), "a".repeat(40)));
		eventually(() -> assertThat(statuses()).containsExactly("✕ Down", "✕ Down", "✕ Down"));
		browser().find("#text").sendKeys("meanwhile");
		assertThat(browser().number(FORM_TOP)).isEqualTo(top);
		assertThat(browser().find("#text").getAttribute("value")).endsWith(" Written meanwhile");
		assertThat(browser().formShifts()).isEmpty();
		desktop();
		browser().find("#mails-title").click();
		eventually(() -> assertThat(browser().text("[data-key=credentials]")).contains("WRONG_SECRET_KEY",
				"create a new access key"));
		assertThat(browser().text("body"))
			.doesNotContain(this.emulator.credentials().secretAccessKey().substring(0, 8));
		assertAccessibleEverywhere("wrong-key");
		assertRequestsFailedWith(502);
	}

	@Test
	void keyboardIsEnough() {
		press(Keys.TAB);
		assertThat(browser().focused().getText()).isEqualTo("Skip to content");
		tabTo((focused) -> "subject".equals(focused.getAttribute("id")));
		press(Keys.END);
		press(" by keyboard");
		press(Keys.ENTER);
		eventually(() -> assertThat(browser().text("#sent")).isEqualTo("Sent to jane@example.com"));
		eventually(() -> assertThat(browser().findAll(".mail-toggle")).hasSize(1));
		tabTo((focused) -> focused.getText().startsWith("Hello from Lightsail by keyboard"));
		press(Keys.ENTER);
		assertThat(browser().text(".mail-body")).contains("It works.");
		tabTo((focused) -> "Stop web-1".equals(focused.getAttribute("aria-label")));
		press(Keys.SPACE);
		eventually(() -> assertThat(browser().text("[data-key=web-1] .pill")).isEqualTo("↓ Stopping"));
		assertThat(browser().focused().getAttribute("aria-label")).isEqualTo("Stop web-1");
	}

	private void tabTo(Predicate<WebElement> target) {
		for (int i = 0; i < 40; i++) {
			press(Keys.TAB);
			if (target.test(browser().focused())) {
				assertThat(browser().focused().getCssValue("outline-style")).isEqualTo("solid");
				return;
			}
		}
		throw new AssertionError("The keyboard does not reach it");
	}

	private void press(CharSequence key) {
		browser().focused().sendKeys(key);
	}

	private List<String> statuses() {
		return browser().findAll(".check .pill").stream().map(Browser::text).toList();
	}

	/**
	 * Check the page with axe at both widths, light and dark, and write pictures of it.
	 */
	private void assertAccessibleEverywhere(String state) throws IOException {
		for (boolean dark : List.of(false, true)) {
			browser().dark(dark);
			phone();
			assertAccessible();
			if (dark) {
				picture(state + "-phone-dark");
			}
			desktop();
			assertAccessible();
			if (!dark) {
				picture(state);
			}
		}
		browser().dark(false);
	}

	private void assertAccessible() {
		assertThat(browser().accessibilityViolations()).isEmpty();
	}

	private void assertRequestsFailedWith(int status) {
		assertThat(browser().consoleErrors()).isNotEmpty()
			.allMatch((error) -> error.contains("the server responded with a status of " + status));
	}

	private static void picture(String state) throws IOException {
		String folder = System.getProperty("pictures");
		if (folder != null) {
			browser().picture(Path.of(folder, "page-%s.png".formatted(state)));
		}
	}

	private static void desktop() {
		browser().resize(1280, 900);
	}

	private static void phone() {
		browser().resize(390, 844);
	}

	private static void eventually(ThrowingRunnable assertion) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(100))
			.ignoreExceptionsInstanceOf(WebDriverException.class)
			.untilAsserted(assertion);
	}

	private static Browser browser() {
		return Objects.requireNonNull(started);
	}

}
