package io.github.lightsailboot.benchmarks.application.springcloudaws;

import io.github.lightsailboot.benchmarks.application.common.MeasuredApplication;

import org.springframework.boot.SpringApplication;

/**
 * Sends mail with the starter of Spring Cloud AWS, one SES client.
 */
@MeasuredApplication
public class SpringCloudAwsApplication {

	public static void main(String[] args) {
		SpringApplication.run(SpringCloudAwsApplication.class, args);
	}

}
