package io.github.lightsailboot.emulator.ses;

import java.util.Map;
import java.util.Set;

import io.github.lightsailboot.emulator.protocol.AwsApi;
import io.github.lightsailboot.emulator.protocol.AwsCall;

/**
 * Operations on the tags of identities and configuration sets.
 */
final class TagOperations {

	private final SesAccount account;

	TagOperations(SesAccount account) {
		this.account = account;
	}

	void registerV2(AwsApi api) {
		api.add("TagResource", this::tagResource, "ResourceArn", ResourceTags.MEMBERS);
		api.add("UntagResource", this::untagResource, "ResourceArn TagKeys");
		api.add("ListTagsForResource", this::listTagsForResource, "ResourceArn");
	}

	private Object tagResource(AwsCall call) {
		Map<String, String> tags = ResourceTags.read(call);
		if (tags.isEmpty()) {
			throw call.invalidMember("Tags", "Member must not be null");
		}
		tags(call).add(call, resource(call), tags);
		return Map.of();
	}

	private Object untagResource(AwsCall call) {
		tags(call).remove(resource(call), Set.copyOf(call.texts("TagKeys")));
		return Map.of();
	}

	private Object listTagsForResource(AwsCall call) {
		return Map.of("Tags", tags(call).describe(resource(call)));
	}

	private ResourceTags tags(AwsCall call) {
		return this.account.region(call.region()).tags();
	}

	private String resource(AwsCall call) {
		String arn = call.required("ResourceArn");
		String prefix = "arn:aws:ses:" + call.region() + ":" + call.caller().account() + ":";
		SesRegion region = this.account.region(call.region());
		if (arn.startsWith(prefix)) {
			String resource = arn.substring(prefix.length());
			String name = resource.substring(resource.indexOf('/') + 1);
			if (resource.equalsIgnoreCase(IdentityOperations.resource(name)) && region.identity(name) != null) {
				return IdentityOperations.resource(name);
			}
			if (resource.equals(ConfigurationSetOperations.resource(name))
					&& region.configurationSets().containsKey(name)) {
				return resource;
			}
		}
		throw SesErrors.notFound("Resource <" + arn + "> does not exist.");
	}

}
