package io.github.lightsailboot.emulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.lightsailboot.emulator.protocol.AwsService;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The request of an operation in the model of the AWS SDK.
 */
final class SdkModel {

	private final Class<?> type;

	private SdkModel(Class<?> type) {
		this.type = type;
	}

	static SdkModel of(AwsService service, String operation) {
		String module = switch (service) {
			case LIGHTSAIL -> "lightsail";
			case SES_V2 -> "sesv2";
			case SES -> "ses";
			case STS -> "sts";
			case IAM -> "iam";
		};
		try {
			return new SdkModel(
					Class.forName("software.amazon.awssdk.services." + module + ".model." + operation + "Request"));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Class<?> type() {
		return this.type;
	}

	/**
	 * Return the members of a request, without those of the path.
	 * @return the paths, such as {@code Destination.ToAddresses}
	 */
	Set<String> members() {
		Set<String> members = new TreeSet<>();
		for (SdkField<?> field : builder().sdkFields()) {
			if (field.location() != MarshallLocation.PATH) {
				collect(field, "", members);
			}
		}
		return members;
	}

	private static void collect(SdkField<?> field, String prefix, Set<String> members) {
		SdkField<?> element = element(field);
		if (element.marshallingType().getKnownType() == MarshallingKnownType.SDK_POJO) {
			for (SdkField<?> member : element.constructor().get().sdkFields()) {
				collect(member, prefix + field.locationName() + ".", members);
			}
		}
		else {
			members.add(prefix + field.locationName());
		}
	}

	/**
	 * Return the fields of the elements of lists and maps.
	 */
	private static SdkField<?> element(SdkField<?> field) {
		return switch (field.marshallingType().getKnownType()) {
			case LIST -> element(field.getTrait(ListTrait.class).memberFieldInfo());
			case MAP -> element(field.getTrait(MapTrait.class).valueFieldInfo());
			default -> field;
		};
	}

	/**
	 * Create a request that has one member, besides those of the path.
	 */
	Object request(String member) {
		SdkPojo builder = builder();
		for (SdkField<?> field : builder.sdkFields()) {
			if (field.location() == MarshallLocation.PATH) {
				field.set(builder, "x");
			}
		}
		set(builder, member.split("\\.", -1), 0);
		return ((Buildable) builder).build();
	}

	private static void set(SdkPojo builder, String[] path, int depth) {
		for (SdkField<?> field : builder.sdkFields()) {
			if (field.locationName().equals(path[depth])) {
				field.set(builder, value(field, path, depth));
				return;
			}
		}
		throw new IllegalArgumentException("No member " + String.join(".", path));
	}

	private static @Nullable Object value(SdkField<?> field, String[] path, int depth) {
		return switch (field.marshallingType().getKnownType()) {
			case LIST -> List.of(value(field.getTrait(ListTrait.class).memberFieldInfo(), path, depth));
			case MAP -> Map.of("x", value(field.getTrait(MapTrait.class).valueFieldInfo(), path, depth));
			case SDK_POJO -> {
				SdkPojo builder = field.constructor().get();
				set(builder, path, depth + 1);
				yield ((Buildable) builder).build();
			}
			case STRING -> "x";
			case INTEGER -> 1;
			case LONG -> 1L;
			case DOUBLE -> 1.0;
			case FLOAT -> 1.0f;
			case BOOLEAN -> true;
			case INSTANT -> Instant.EPOCH;
			case SDK_BYTES -> SdkBytes.fromUtf8String("x");
			default -> throw new IllegalStateException("No value for " + field.marshallingType().getKnownType());
		};
	}

	private SdkPojo builder() {
		try {
			return (SdkPojo) this.type.getMethod("builder").invoke(null);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
