package io.github.lightsailboot.emulator;

import java.time.Duration;
import java.util.List;

import io.github.lightsailboot.emulator.junit.LightsailEmulatorExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.lightsail.model.GetInstancesResponse;
import software.amazon.awssdk.services.lightsail.model.Instance;
import software.amazon.awssdk.services.lightsail.model.InstancePortState;
import software.amazon.awssdk.services.lightsail.model.InvalidInputException;
import software.amazon.awssdk.services.lightsail.model.NetworkProtocol;
import software.amazon.awssdk.services.lightsail.model.NotFoundException;
import software.amazon.awssdk.services.lightsail.model.Operation;
import software.amazon.awssdk.services.lightsail.model.OperationFailureException;
import software.amazon.awssdk.services.lightsail.model.OperationStatus;
import software.amazon.awssdk.services.lightsail.model.OperationType;
import software.amazon.awssdk.services.lightsail.model.StaticIp;
import software.amazon.awssdk.services.lightsail.model.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for Lightsail.
 */
@ExtendWith(LightsailEmulatorExtension.class)
class LightsailTests {

	private final LightsailEmulator emulator;

	private final Clients clients;

	private final LightsailClient lightsail;

	LightsailTests(LightsailEmulator emulator) {
		this.emulator = emulator;
		this.clients = new Clients(emulator).in("eu-west-1");
		this.lightsail = this.clients.lightsail();
	}

	@AfterEach
	void close() {
		this.clients.close();
		SdkGlobalTime.setGlobalTimeOffset(0);
	}

	@Test
	void offersBlueprintsAndBundles() {
		assertThat(this.lightsail.getBlueprints().blueprints()).isNotEmpty()
			.allSatisfy((blueprint) -> assertThat(blueprint.blueprintId()).isNotEmpty());
		assertThat(this.lightsail.getBundles().bundles()).isNotEmpty()
			.allSatisfy((bundle) -> assertThat(bundle.price()).isPositive());
	}

	@Test
	void instanceLivesFromCreationToDeletion() {
		Operation created = create("box").get(0);
		assertThat(created.status()).isEqualTo(OperationStatus.STARTED);
		assertThat(created.operationType()).isEqualTo(OperationType.CREATE_INSTANCE);
		assertThat(instance("box").state().name()).isEqualTo("pending");
		later();
		assertThat(this.lightsail.getOperation((request) -> request.operationId(created.id())).operation())
			.satisfies((operation) -> {
				assertThat(operation.status()).isEqualTo(OperationStatus.SUCCEEDED);
				assertThat(operation.isTerminal()).isTrue();
			});
		assertThat(instance("box")).satisfies((box) -> {
			assertThat(box.state().name()).isEqualTo("running");
			assertThat(box.state().code()).isEqualTo(16);
			assertThat(box.publicIpAddress()).startsWith("203.0.113.");
			assertThat(box.username()).isEqualTo("ubuntu");
			assertThat(box.location().availabilityZone()).isEqualTo("eu-west-1b");
			assertThat(box.tags()).extracting(Tag::key).containsExactly("team");
			assertThat(box.hardware().ramSizeInGb()).isEqualTo(2);
		});

		this.lightsail.rebootInstance((request) -> request.instanceName("box"));
		this.lightsail.stopInstance((request) -> request.instanceName("box"));
		assertThat(state("box")).isEqualTo("stopping");
		assertThatExceptionOfType(OperationFailureException.class)
			.isThrownBy(() -> this.lightsail.startInstance((request) -> request.instanceName("box")));
		later();
		assertThat(state("box")).isEqualTo("stopped");
		this.lightsail.startInstance((request) -> request.instanceName("box"));
		later();
		assertThat(state("box")).isEqualTo("running");

		this.lightsail.deleteInstance((request) -> request.instanceName("box"));
		assertThat(state("box")).isEqualTo("shutting-down");
		later();
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> instance("box"))
			.withMessageContaining("The Instance does not exist: box");
		assertThat(this.lightsail.getOperationsForResource((request) -> request.resourceName("box")).operations())
			.extracting(Operation::operationType)
			.containsExactly(OperationType.DELETE_INSTANCE, OperationType.START_INSTANCE, OperationType.STOP_INSTANCE,
					OperationType.REBOOT_INSTANCE, OperationType.CREATE_INSTANCE);
	}

	@Test
	void badParametersAreRefused() {
		assertInvalid(() -> create("web-1"), "Some names are already in use: web-1");
		assertInvalid(() -> create("aa", "bb", "aa"), "already in use: aa");
		assertInvalid(() -> create("-"), "the name '-'");
		assertInvalid(() -> this.lightsail.createInstances((request) -> request.instanceNames("new-1")
			.availabilityZone("us-east-1a")
			.blueprintId("ubuntu_24_04")
			.bundleId("small_3_0")), "us-east-1a");
		assertInvalid(() -> this.lightsail.createInstances((request) -> request.instanceNames("new-1")
			.availabilityZone("eu-west-1a")
			.blueprintId("windows_3_11")
			.bundleId("small_3_0")), "windows_3_11");
		assertInvalid(() -> this.lightsail.startInstance((request) -> {
		}), "instanceName must not be empty");
		assertThat(this.lightsail.getInstances().instances()).hasSize(2);
	}

	@Test
	void regionsAreApart() {
		create("box");
		this.clients.in("us-west-2");
		assertThat(this.clients.lightsail().getInstances().instances()).extracting(Instance::name)
			.containsExactly("web-1", "worker-1");
	}

	@Test
	void instancesComeInPages() {
		create("box-1", "box-2", "box-3");
		this.emulator.lightsail().setPageSize(2);
		GetInstancesResponse first = this.lightsail.getInstances();
		assertThat(first.instances()).hasSize(2);
		GetInstancesResponse second = this.lightsail
			.getInstances((request) -> request.pageToken(first.nextPageToken()));
		assertThat(second.instances()).hasSize(2);
		GetInstancesResponse third = this.lightsail
			.getInstances((request) -> request.pageToken(second.nextPageToken()));
		assertThat(third.instances()).extracting(Instance::name).containsExactly("box-3");
		assertThat(third.nextPageToken()).isNull();
		assertInvalid(() -> this.lightsail.getInstances((request) -> request.pageToken("nonsense")), "pageToken");
	}

	@Test
	void staticIpStaysWhileTheInstanceRestarts() {
		this.lightsail.allocateStaticIp((request) -> request.staticIpName("address"));
		this.lightsail.attachStaticIp((request) -> request.staticIpName("address").instanceName("web-1"));
		StaticIp address = this.lightsail.getStaticIp((request) -> request.staticIpName("address")).staticIp();
		assertThat(address.attachedTo()).isEqualTo("web-1");
		this.lightsail.stopInstance((request) -> request.instanceName("web-1"));
		later();
		this.lightsail.startInstance((request) -> request.instanceName("web-1"));
		assertThat(instance("web-1").publicIpAddress()).isEqualTo(address.ipAddress());
		assertThat(instance("web-1").isStaticIp()).isTrue();
		this.lightsail.detachStaticIp((request) -> request.staticIpName("address"));
		assertThat(instance("web-1").publicIpAddress()).isNotEqualTo(address.ipAddress());
		assertThatExceptionOfType(OperationFailureException.class)
			.isThrownBy(() -> this.lightsail.detachStaticIp((request) -> request.staticIpName("address")));
		this.lightsail.releaseStaticIp((request) -> request.staticIpName("address"));
		assertThat(this.lightsail.getStaticIps().staticIps()).isEmpty();
	}

	@Test
	void addressChangesWhenAnInstanceRestarts() {
		String before = instance("web-1").publicIpAddress();
		this.lightsail.stopInstance((request) -> request.instanceName("web-1"));
		later();
		assertThat(instance("web-1").publicIpAddress()).isNull();
		this.lightsail.startInstance((request) -> request.instanceName("web-1"));
		assertThat(instance("web-1").publicIpAddress()).isNotNull().isNotEqualTo(before);
	}

	@Test
	void keyPairIsCreatedListedAndDeleted() {
		CreateKeyPairResponse created = this.lightsail.createKeyPair((request) -> request.keyPairName("laptop"));
		assertThat(created.privateKeyBase64()).startsWith("-----BEGIN RSA PRIVATE KEY-----\nMII")
			.endsWith("-----END RSA PRIVATE KEY-----");
		assertThat(created.publicKeyBase64()).startsWith("ssh-rsa AAAA");
		assertThat(this.lightsail.getKeyPairs().keyPairs()).singleElement()
			.satisfies((keyPair) -> assertThat(keyPair.fingerprint()).isEqualTo(created.keyPair().fingerprint()));
		assertInvalid(
				() -> this.lightsail
					.deleteKeyPair((request) -> request.keyPairName("laptop").expectedFingerprint("00:00")),
				"fingerprint");
		this.lightsail.deleteKeyPair((request) -> request.keyPairName("laptop"));
		assertThat(this.lightsail.getKeyPairs().keyPairs()).isEmpty();
	}

	@Test
	void portsAreOpenedAndClosed() {
		this.lightsail.openInstancePublicPorts((request) -> request.instanceName("web-1")
			.portInfo((port) -> port.fromPort(443).toPort(443).protocol(NetworkProtocol.TCP)));
		assertThat(ports("web-1")).containsExactly(22, 80, 443);
		this.lightsail.closeInstancePublicPorts((request) -> request.instanceName("web-1")
			.portInfo((port) -> port.fromPort(22).toPort(22).protocol(NetworkProtocol.TCP)));
		assertThat(ports("web-1")).containsExactly(80, 443);
		assertInvalid(() -> this.lightsail.openInstancePublicPorts((request) -> request.instanceName("web-1")
			.portInfo((port) -> port.fromPort(9).toPort(1).protocol(NetworkProtocol.TCP))), "ports must be");
	}

	private List<Integer> ports(String name) {
		return this.lightsail.getInstancePortStates((request) -> request.instanceName(name))
			.portStates()
			.stream()
			.map(InstancePortState::fromPort)
			.toList();
	}

	@Test
	void snapshotBecomesAvailableAndAnInstance() {
		this.lightsail.createInstanceSnapshot(
				(request) -> request.instanceName("web-1").instanceSnapshotName("backup").tags(tag("kept")));
		assertThatExceptionOfType(OperationFailureException.class).isThrownBy(() -> restore("backup"));
		later();
		assertThat(this.lightsail.getInstanceSnapshots().instanceSnapshots()).singleElement().satisfies((snapshot) -> {
			assertThat(snapshot.stateAsString()).isEqualTo("available");
			assertThat(snapshot.fromInstanceName()).isEqualTo("web-1");
		});
		restore("backup");
		assertThat(instance("restored").blueprintId()).isEqualTo("amazon_linux_2023");
		this.lightsail.deleteInstanceSnapshot((request) -> request.instanceSnapshotName("backup"));
		assertThatExceptionOfType(NotFoundException.class)
			.isThrownBy(() -> this.lightsail.getInstanceSnapshot((request) -> request.instanceSnapshotName("backup")));
	}

	private void restore(String snapshot) {
		this.lightsail.createInstancesFromSnapshot((request) -> request.instanceSnapshotName(snapshot)
			.instanceNames("restored")
			.availabilityZone("eu-west-1a")
			.bundleId("small_3_0"));
	}

	@Test
	void resourcesAreTagged() {
		this.lightsail.tagResource((request) -> request.resourceName("web-1").tags(tag("one"), tag("two")));
		this.lightsail.untagResource((request) -> request.resourceName("web-1").tagKeys("one"));
		assertThat(instance("web-1").tags()).containsExactly(tag("two"));
	}

	private static Tag tag(String key) {
		return Tag.builder().key(key).value("yes").build();
	}

	private List<Operation> create(String... names) {
		return this.lightsail
			.createInstances((request) -> request.instanceNames(names)
				.availabilityZone("eu-west-1b")
				.blueprintId("ubuntu_24_04")
				.bundleId("small_3_0")
				.tags(tag("team")))
			.operations();
	}

	private Instance instance(String name) {
		return this.lightsail.getInstance((request) -> request.instanceName(name)).instance();
	}

	private String state(String name) {
		return this.lightsail.getInstanceState((request) -> request.instanceName(name)).state().name();
	}

	private void later() {
		this.emulator.clock().advance(Duration.ofSeconds(10));
	}

	private static void assertInvalid(Runnable call, String message) {
		assertThatExceptionOfType(InvalidInputException.class).isThrownBy(call::run).withMessageContaining(message);
	}

}
