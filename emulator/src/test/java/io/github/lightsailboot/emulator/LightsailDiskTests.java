package io.github.lightsailboot.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.lightsailboot.emulator.junit.LightsailEmulatorExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.lightsail.LightsailClient;
import software.amazon.awssdk.services.lightsail.model.Disk;
import software.amazon.awssdk.services.lightsail.model.DiskSnapshotState;
import software.amazon.awssdk.services.lightsail.model.DiskState;
import software.amazon.awssdk.services.lightsail.model.GetInstanceMetricDataRequest;
import software.amazon.awssdk.services.lightsail.model.Instance;
import software.amazon.awssdk.services.lightsail.model.InstanceMetricName;
import software.amazon.awssdk.services.lightsail.model.IpAddressType;
import software.amazon.awssdk.services.lightsail.model.KeyPair;
import software.amazon.awssdk.services.lightsail.model.MetricDatapoint;
import software.amazon.awssdk.services.lightsail.model.MetricStatistic;
import software.amazon.awssdk.services.lightsail.model.MetricUnit;
import software.amazon.awssdk.services.lightsail.model.NetworkProtocol;
import software.amazon.awssdk.services.lightsail.model.PortInfo;
import software.amazon.awssdk.services.lightsail.model.Tag;

import static io.github.lightsailboot.emulator.AwsErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for disks, metrics and options of Lightsail.
 */
@ExtendWith(LightsailEmulatorExtension.class)
class LightsailDiskTests {

	private final LightsailEmulator emulator;

	private final Clients clients;

	private final LightsailClient lightsail;

	LightsailDiskTests(LightsailEmulator emulator) {
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
	void diskIsAttachedAndDetached() {
		createDisk("data", "eu-west-1a");
		assertError("OperationFailureException", "while it is pending", () -> attach("data", "/dev/xvdf"));
		later();
		attach("data", "/dev/xvdf");
		assertThat(disk("data")).satisfies((disk) -> {
			assertThat(disk.state()).isEqualTo(DiskState.IN_USE);
			assertThat(disk.attachedTo()).isEqualTo("web-1");
			assertThat(disk.path()).isEqualTo("/dev/xvdf");
			assertThat(disk.sizeInGb()).isEqualTo(64);
			assertThat(disk.tags()).extracting(Tag::key).containsExactly("team");
		});
		assertThat(instance("web-1").hardware().disks()).extracting(Disk::name).containsExactly(null, "data");
		assertError("OperationFailureException", "must be stopped",
				() -> this.lightsail.detachDisk((request) -> request.diskName("data")));
		assertError("OperationFailureException", "is attached",
				() -> this.lightsail.deleteDisk((request) -> request.diskName("data")));
		this.lightsail.stopInstance((request) -> request.instanceName("web-1"));
		later();
		this.lightsail.detachDisk((request) -> request.diskName("data"));
		assertThat(disk("data").state()).isEqualTo(DiskState.AVAILABLE);
		this.lightsail.deleteDisk((request) -> request.diskName("data").forceDeleteAddOns(true));
		assertError("NotFoundException", "The Disk does not exist: data", () -> disk("data"));
	}

	@Test
	void badDisksAreRefused() {
		createDisk("other", "eu-west-1b");
		createDisk("data", "eu-west-1a");
		later();
		assertError("InvalidInputException", "different availability zones", () -> attach("other", "/dev/xvdf"));
		assertError("InvalidInputException", "in use already", () -> attach("data", "/dev/xvda"));
		assertError("InvalidInputException", "sizeInGb must be from 8 to 16384", () -> this.lightsail
			.createDisk((request) -> request.diskName("small").availabilityZone("eu-west-1a").sizeInGb(7)));
		assertError("InvalidInputException", "already in use: web-1", () -> createDisk("web-1", "eu-west-1a"));
		assertError("InvalidInputException", "us-east-1a", () -> createDisk("far", "us-east-1a"));
		assertError("OperationFailureException", "not attached",
				() -> this.lightsail.detachDisk((request) -> request.diskName("data")));
	}

	@Test
	void diskSnapshotBecomesADisk() {
		createDisk("data", "eu-west-1a");
		this.lightsail
			.createDiskSnapshot((request) -> request.diskName("data").diskSnapshotName("backup").tags(tag("kept")));
		assertError("OperationFailureException", "not available yet", () -> restore("restored", 64));
		later();
		assertThat(this.lightsail.getDiskSnapshots().diskSnapshots()).singleElement().satisfies((snapshot) -> {
			assertThat(snapshot.state()).isEqualTo(DiskSnapshotState.COMPLETED);
			assertThat(snapshot.fromDiskName()).isEqualTo("data");
			assertThat(snapshot.fromDiskArn()).isEqualTo(disk("data").arn());
		});
		assertError("InvalidInputException", "sizeInGb must be from 64", () -> restore("restored", 32));
		restore("restored", 128);
		assertThat(this.lightsail.getDisks().disks()).extracting(Disk::name).containsExactly("data", "restored");
		this.lightsail.createDiskSnapshot((request) -> request.instanceName("web-1").diskSnapshotName("system"));
		assertThat(this.lightsail.getDiskSnapshot((request) -> request.diskSnapshotName("system"))
			.diskSnapshot()
			.fromInstanceName()).isEqualTo("web-1");
		assertError("InvalidInputException", "exactly one of diskName and instanceName", () -> this.lightsail
			.createDiskSnapshot((request) -> request.diskSnapshotName("both").diskName("data").instanceName("web-1")));
		this.lightsail.deleteDiskSnapshot((request) -> request.diskSnapshotName("backup"));
		assertError("NotFoundException", "backup", () -> restore("again", 64));
	}

	private void restore(String name, int size) {
		this.lightsail.createDiskFromSnapshot((request) -> request.diskName(name)
			.diskSnapshotName("backup")
			.availabilityZone("eu-west-1a")
			.sizeInGb(size));
	}

	@Test
	void deletedInstanceLeavesItsDisks() {
		createDisk("data", "eu-west-1a");
		later();
		attach("data", "/dev/xvdf");
		this.lightsail
			.createInstanceSnapshot((request) -> request.instanceName("web-1").instanceSnapshotName("with-disk"));
		this.lightsail.deleteInstance((request) -> request.instanceName("web-1").forceDeleteAddOns(true));
		assertThat(disk("data").state()).isEqualTo(DiskState.AVAILABLE);
		later();
		assertError("NotSupportedByEmulator", "attached disks of a snapshot: with-disk",
				() -> this.lightsail.createInstancesFromSnapshot((request) -> request.instanceSnapshotName("with-disk")
					.instanceNames("again")
					.availabilityZone("eu-west-1a")
					.bundleId("nano_3_0")));
	}

	@Test
	void activeNamesAreThoseOfAllResources() {
		createDisk("data", "eu-west-1a");
		this.lightsail.allocateStaticIp((request) -> request.staticIpName("address"));
		assertThat(this.lightsail.getActiveNames().activeNames()).containsExactlyInAnyOrder("web-1", "worker-1", "data",
				"address");
		this.emulator.lightsail().setPageSize(3);
		assertThat(this.lightsail.getActiveNames().activeNames()).hasSize(3);
	}

	@Test
	void metricsAreThoseOfAnIdleMachine() {
		Instant now = this.emulator.clock().instant();
		this.lightsail.getInstance((request) -> request.instanceName("web-1"));
		this.emulator.clock().advance(Duration.ofMinutes(14));
		assertThat(metrics(InstanceMetricName.CPU_UTILIZATION, MetricUnit.PERCENT, now)).isNotEmpty()
			.hasSizeLessThanOrEqualTo(2)
			.allSatisfy((point) -> {
				assertThat(point.average()).isEqualTo(1);
				assertThat(point.maximum()).isEqualTo(1);
				assertThat(point.sum()).isNull();
				assertThat(point.unit()).isEqualTo(MetricUnit.PERCENT);
			});
		assertThat(metrics(InstanceMetricName.CPU_UTILIZATION, MetricUnit.BYTES, now)).isEmpty();
		assertError("InvalidInputException", "period must be a multiple of 60",
				() -> this.lightsail.getInstanceMetricData(
						metricRequest(InstanceMetricName.NETWORK_IN, MetricUnit.BYTES, now).period(90).build()));
		assertError("InvalidInputException", "startTime must be before endTime",
				() -> this.lightsail.getInstanceMetricData(
						metricRequest(InstanceMetricName.NETWORK_IN, MetricUnit.BYTES, now).endTime(now).build()));
		assertError("InvalidInputException", "statistics must be among", () -> this.lightsail.getInstanceMetricData(
				metricRequest(InstanceMetricName.NETWORK_IN, MetricUnit.BYTES, now).statisticsWithStrings("Median")
					.build()));
	}

	private List<MetricDatapoint> metrics(InstanceMetricName name, MetricUnit unit, Instant start) {
		return this.lightsail.getInstanceMetricData(metricRequest(name, unit, start).build()).metricData();
	}

	private static GetInstanceMetricDataRequest.Builder metricRequest(InstanceMetricName name, MetricUnit unit,
			Instant start) {
		return GetInstanceMetricDataRequest.builder()
			.instanceName("web-1")
			.metricName(name)
			.unit(unit)
			.period(300)
			.startTime(start)
			.endTime(start.plusSeconds(3600))
			.statistics(MetricStatistic.AVERAGE, MetricStatistic.MAXIMUM);
	}

	@Test
	void optionsOfInstancesAreKept() {
		this.lightsail.createInstances((request) -> request.instanceNames("box")
			.availabilityZone("eu-west-1a")
			.blueprintId("ubuntu_24_04")
			.bundleId("nano_3_0")
			.userData("#!/bin/sh")
			.ipAddressType(IpAddressType.IPV4));
		assertThat(instance("box").ipAddressType()).isEqualTo(IpAddressType.IPV4);
		assertThat(this.emulator.lightsail().userData("eu-west-1", "box")).isEqualTo("#!/bin/sh");
		assertThat(this.emulator.lightsail().userData("eu-west-1", "web-1")).isNull();
		assertError("InvalidInputException", "does not support the IP address type ipv6",
				() -> this.lightsail.createInstances((request) -> request.instanceNames("box-2")
					.availabilityZone("eu-west-1a")
					.blueprintId("ubuntu_24_04")
					.bundleId("nano_3_0")
					.ipAddressType(IpAddressType.IPV6)));
	}

	@Test
	void forceStopsWhatIsStopping() {
		this.lightsail.stopInstance((request) -> request.instanceName("web-1"));
		assertError("OperationFailureException", "while it is stopping",
				() -> this.lightsail.stopInstance((request) -> request.instanceName("web-1")));
		this.lightsail.stopInstance((request) -> request.instanceName("web-1").force(true));
		assertThat(instance("web-1").state().name()).isEqualTo("stopped");
	}

	@Test
	void otherOptionsCount() {
		assertThat(this.lightsail.getKeyPairs((request) -> request.includeDefaultKeyPair(true)).keyPairs())
			.extracting(KeyPair::name)
			.containsExactly("LightsailDefaultKeyPair");
		assertThat(this.lightsail.getBundles((request) -> request.appCategory("LfR")).bundles()).isEmpty();
		assertThat(this.lightsail.getRegions(
				(request) -> request.includeAvailabilityZones(true).includeRelationalDatabaseAvailabilityZones(true))
			.regions()).allSatisfy((region) -> assertThat(region.relationalDatabaseAvailabilityZones()).isNotEmpty());
		this.lightsail.putInstancePublicPorts((request) -> request.instanceName("web-1")
			.portInfos(PortInfo.builder()
				.fromPort(22)
				.toPort(22)
				.protocol(NetworkProtocol.TCP)
				.cidrListAliases("lightsail-connect")
				.build()));
		assertThat(this.lightsail.getInstancePortStates((request) -> request.instanceName("web-1")).portStates())
			.singleElement()
			.satisfies((port) -> assertThat(port.cidrListAliases()).containsExactly("lightsail-connect"));
	}

	@Test
	void tagsNameTheirResource() {
		String arn = instance("web-1").arn();
		this.lightsail.tagResource((request) -> request.resourceName("web-1").resourceArn(arn).tags(tag("one")));
		assertThat(instance("web-1").tags()).containsExactly(tag("one"));
		assertError("NotFoundException", "/other", () -> this.lightsail
			.untagResource((request) -> request.resourceName("web-1").resourceArn(arn + "/other").tagKeys("one")));
		assertError("InvalidInputException", "a tag key must be unique: one", () -> this.lightsail
			.tagResource((request) -> request.resourceName("web-1").tags(tag("one"), tag("one"))));
	}

	private static Tag tag(String key) {
		return Tag.builder().key(key).value("yes").build();
	}

	private void createDisk(String name, String zone) {
		this.lightsail
			.createDisk((request) -> request.diskName(name).availabilityZone(zone).sizeInGb(64).tags(tag("team")));
	}

	private void attach(String name, String path) {
		this.lightsail.attachDisk((request) -> request.diskName(name).instanceName("web-1").diskPath(path));
	}

	private Disk disk(String name) {
		return this.lightsail.getDisk((request) -> request.diskName(name)).disk();
	}

	private Instance instance(String name) {
		return this.lightsail.getInstance((request) -> request.instanceName(name)).instance();
	}

	private void later() {
		this.emulator.clock().advance(Duration.ofSeconds(10));
	}

}
