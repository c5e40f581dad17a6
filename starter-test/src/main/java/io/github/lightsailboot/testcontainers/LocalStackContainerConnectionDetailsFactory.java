package io.github.lightsailboot.testcontainers;

import java.net.URI;

import io.github.lightsailboot.autoconfigure.LightsailConnectionDetails;
import org.testcontainers.localstack.LocalStackContainer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

/**
 * Creates {@link LightsailConnectionDetails} from a {@link ServiceConnection}-annotated
 * {@link LocalStackContainer}.
 */
class LocalStackContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<LocalStackContainer, LightsailConnectionDetails> {

	@Override
	protected LightsailConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<LocalStackContainer> source) {
		return new LocalStackConnectionDetails(source);
	}

	private static final class LocalStackConnectionDetails extends ContainerConnectionDetails<LocalStackContainer>
			implements LightsailConnectionDetails {

		private LocalStackConnectionDetails(ContainerConnectionSource<LocalStackContainer> source) {
			super(source);
		}

		@Override
		public URI getEndpoint() {
			return getContainer().getEndpoint();
		}

		@Override
		public String getRegion() {
			return getContainer().getRegion();
		}

		@Override
		public AwsCredentials getCredentials() {
			return AwsBasicCredentials.create(getContainer().getAccessKey(), getContainer().getSecretKey());
		}

	}

}
