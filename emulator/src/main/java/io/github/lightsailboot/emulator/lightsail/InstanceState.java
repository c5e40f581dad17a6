package io.github.lightsailboot.emulator.lightsail;

import java.util.Locale;

/**
 * The states of an instance.
 */
enum InstanceState {

	PENDING(0), RUNNING(16), SHUTTING_DOWN(32), TERMINATED(48), STOPPING(64), STOPPED(80);

	private final int code;

	InstanceState(int code) {
		this.code = code;
	}

	int code() {
		return this.code;
	}

	String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
