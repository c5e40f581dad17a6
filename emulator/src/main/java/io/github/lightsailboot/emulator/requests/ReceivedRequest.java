package io.github.lightsailboot.emulator.requests;

import java.time.Instant;

import io.github.lightsailboot.emulator.protocol.AwsService;

/**
 * A request that an emulator received.
 *
 * @param service the service
 * @param operation the operation, {@code Unknown} if it could not be determined
 * @param accessKeyId the access key ID of the signature, empty if there is none
 * @param region the region of the signature's scope, empty if there is none
 * @param receivedAt when it was received, by the emulator's clock
 * @param outcome {@code OK}, the code of the error, or the kind of the fault
 */
public record ReceivedRequest(AwsService service, String operation, String accessKeyId, String region,
		Instant receivedAt, String outcome) {
}
