package io.github.lightsailboot.emulator.junit;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.emulator.LightsailEmulatorBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one emulator for a test class, resets it before each test, and closes it
 * afterwards. Register it by its type, with the emulator as a parameter:
 *
 * <pre class="code">
 * &#64;ExtendWith(LightsailEmulatorExtension.class)
 * class MyTests {
 *
 *     &#64;Test
 *     void sendsMail(LightsailEmulator emulator) { ... }
 *
 * }
 * </pre>
 *
 * or in a static field, with other settings:
 *
 * <pre class="code">
 * &#64;RegisterExtension
 * static LightsailEmulatorExtension aws = new LightsailEmulatorExtension(
 *         LightsailEmulator.builder().ses((account) -&gt; account.setProductionAccess(false)));
 * </pre>
 */
public final class LightsailEmulatorExtension
		implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

	private final LightsailEmulatorBuilder builder;

	private @Nullable LightsailEmulator emulator;

	/**
	 * Create an extension with the defaults of the emulator.
	 */
	public LightsailEmulatorExtension() {
		this(LightsailEmulator.builder());
	}

	/**
	 * Create an extension.
	 * @param builder the builder of the emulator
	 */
	public LightsailEmulatorExtension(LightsailEmulatorBuilder builder) {
		this.builder = builder;
	}

	/**
	 * Return the emulator.
	 * @return the emulator
	 * @throws IllegalStateException outside of tests
	 */
	public LightsailEmulator emulator() {
		LightsailEmulator started = this.emulator;
		if (started == null) {
			throw new IllegalStateException(
					"The emulator is not started: register the extension with a type, or in a static field");
		}
		return started;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		if (this.emulator == null) {
			this.emulator = this.builder.start();
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		emulator().reset();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		// A nested class ends before the enclosing class, which started the emulator
		boolean outermost = context.getParent().flatMap(ExtensionContext::getTestClass).isEmpty();
		LightsailEmulator started = this.emulator;
		if (outermost && started != null) {
			this.emulator = null;
			started.close();
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == LightsailEmulator.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return emulator();
	}

}
