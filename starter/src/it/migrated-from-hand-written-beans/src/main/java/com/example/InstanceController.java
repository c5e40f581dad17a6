package com.example;

import java.util.List;

import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.Instance;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InstanceController {

	private final LightsailClient lightsail;

	InstanceController(LightsailClient lightsail) {
		this.lightsail = lightsail;
	}

	@GetMapping("/instances")
	List<String> instances() {
		return this.lightsail.getInstances().instances().stream().map(Instance::name).toList();
	}

}
