package io.github.lightsailboot.sample.activity;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Turns on scheduling for the {@link HealthFeed}.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class HealthFeedConfiguration {

}
