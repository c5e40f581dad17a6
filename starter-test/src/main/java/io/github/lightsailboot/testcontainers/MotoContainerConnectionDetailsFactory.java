package io.github.lightsailboot.testcontainers;

import java.net.URI;
import java.util.List;

import io.github.lightsailboot.autoconfigure.LightsailConnectionDetails;
import org.testcontainers.containers.Container;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;

/**
 * Creates {@link LightsailConnectionDetails} from a {@link ServiceConnection}-annotated
 * container of Moto's server, image {@code motoserver/moto}, or of the connection name
 * {@code "moto"}.
 */
class MotoContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<Container<?>, LightsailConnectionDetails> {

	private static final int PORT = 5000;

	MotoContainerConnectionDetailsFactory() {
		super(List.of("motoserver/moto", "moto"));
	}

	@Override
	protected LightsailConnectionDetails getContainerConnectionDetails(ContainerConnectionSource<Container<?>> source) {
		return new MotoConnectionDetails(source);
	}

	private static final class MotoConnectionDetails extends ContainerConnectionDetails<Container<?>>
			implements LightsailConnectionDetails {

		private MotoConnectionDetails(ContainerConnectionSource<Container<?>> source) {
			super(source);
		}

		@Override
		public URI getEndpoint() {
			return URI.create("http://" + getContainer().getHost() + ":" + getContainer().getMappedPort(PORT));
		}

		@Override
		public String getRegion() {
			return "us-east-1";
		}

		@Override
		public AwsCredentials getCredentials() {
			// Moto takes any
			return AwsBasicCredentials.create("testing", "testing");
		}

	}

}
