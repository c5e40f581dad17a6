package com.example;

import io.github.lightsailboot.emulator.LightsailEmulator;
import io.github.lightsailboot.test.autoconfigure.AutoConfigureLightsailEmulator;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static io.github.lightsailboot.test.LightsailAssertions.assertThat;

@SpringBootTest
@AutoConfigureLightsailEmulator
class SignUpTests {

	@Test
	void newcomerIsWelcomed(@Autowired SignUp signUp, @Autowired LightsailEmulator emulator) {
		signUp.register("ada@example.com");
		assertThat(emulator).received((mail) -> assertThat(mail).isTo("ada@example.com").hasSubject("Welcome"));
	}

}
