package io.github.lightsailboot.test.autoconfigure;

import io.github.lightsailboot.emulator.LightsailEmulator;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Resets the emulator of {@link AutoConfigureLightsailEmulator} after each test method.
 */
class ResetLightsailEmulatorTestExecutionListener implements TestExecutionListener {

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (testContext.hasApplicationContext() && TestContextAnnotationUtils.hasAnnotation(testContext.getTestClass(),
				AutoConfigureLightsailEmulator.class)) {
			testContext.getApplicationContext().getBeanProvider(LightsailEmulator.class).ifUnique((emulator) -> {
				emulator.faults().clear();
				emulator.clock().reset();
				emulator.clearMails();
				emulator.requests().clear();
			});
		}
	}

}
