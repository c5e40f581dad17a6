package io.github.lightsailboot.sample.web;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Registers the {@link WebGuard} for the application's port and, if Actuator has its own
 * port, for that one too: component scanning finds this configuration for the first,
 * Actuator for the second.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class WebGuardConfiguration {

	@Bean
	FilterRegistrationBean<WebGuard> webGuard() {
		FilterRegistrationBean<WebGuard> registration = new FilterRegistrationBean<>(new WebGuard());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> addressCustomizer(ServerProperties server,
			Environment environment) {
		return (factory) -> {
			if (!environment.containsProperty("management.server.address")) {
				factory.setAddress(server.getAddress());
			}
		};
	}

}
