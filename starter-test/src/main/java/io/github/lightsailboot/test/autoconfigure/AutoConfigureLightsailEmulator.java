package io.github.lightsailboot.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.lightsailboot.emulator.LightsailEmulator;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Can be applied to a test class to let its application use an emulator instead of AWS.
 * No other configuration is needed: region, credentials and endpoint come from the
 * emulator unless, for the region, one is configured.
 *
 * <pre class="code">
 * &#64;SpringBootTest
 * &#64;AutoConfigureLightsailEmulator
 * class SignUpTests {
 *
 *     &#64;Test
 *     void welcomesByMail(@Autowired SignUp signUp, @Autowired LightsailEmulator emulator) {
 *         signUp.register("ada@example.com");
 *         assertThat(emulator).received((mail) -&gt; assertThat(mail).isTo("ada@example.com").hasSubject("Welcome"));
 *     }
 *
 * }
 * </pre>
 *
 * Each application context has one emulator, which is a bean of type
 * {@link LightsailEmulator}. Define a bean of that type to start it with other settings.
 * <p>
 * After each test method the emulator forgets mails and recorded requests, removes its
 * faults and resets its clock. What the application created, such as templates or
 * instances, and what was set at {@link LightsailEmulator#ses()},
 * {@link LightsailEmulator#lightsail()} and {@link LightsailEmulator#keys()}, stays as
 * long as the application context: call {@link LightsailEmulator#reset()} to go back to
 * the state of the start.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureLightsailEmulator {

}
