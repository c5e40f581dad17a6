package io.github.lightsailboot;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.SdkGlobalTime;

/**
 * Resets the offset of the clock before each test. The SDK keeps the offset of an
 * emulator with another clock for the whole JVM, and the first request of a later test
 * would be rejected.
 */
public class SdkClockExtension implements BeforeEachCallback {

	@Override
	public void beforeEach(ExtensionContext context) {
		SdkGlobalTime.setGlobalTimeOffset(0);
	}

}
