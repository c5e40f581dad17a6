package com.example;

import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BucketController {

	private final S3Client s3;

	BucketController(S3Client s3) {
		this.s3 = s3;
	}

	@GetMapping("/buckets")
	String buckets() {
		return this.s3.listBuckets().buckets().toString();
	}

}
