package io.github.lightsailboot.emulator.requests;

import java.time.Instant;

import io.github.lightsailboot.emulator.protocol.AwsService;

/**
 * A request that an emulator received.
 *
 * @param service the service
 * @param operation the operation, {@code Unknown} if it could not be told
 * @param accessKeyId the key that the request says to be signed with, empty if none
 * @param region the region of the signature's scope, empty if none
 * @param receivedAt when, by the emulator's clock
 * @param outcome {@code OK}, the code of the error, or the kind of the fault
 */
public record ReceivedRequest(AwsService service, String operation, String accessKeyId, String region,
		Instant receivedAt, String outcome) {
}
