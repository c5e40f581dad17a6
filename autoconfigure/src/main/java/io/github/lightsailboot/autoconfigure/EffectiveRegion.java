package io.github.lightsailboot.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The region in effect.
 *
 * @param text the text of the region, or {@code null} if there is none
 * @param source the property, the bean or the method that it comes from
 * @param owner what it is the region of, or {@code null} for the property of the region
 */
record EffectiveRegion(@Nullable String text, String source, @Nullable String owner) {

	static final String PROPERTY = LightsailProperties.PREFIX + ".region";

	static EffectiveRegion of(LightsailConnectionDetails details, PropertiesLightsailConnectionDetails configured,
			EffectiveCredentials credentials) {
		String replacement = (details != configured) ? details.getRegion() : null;
		if (replacement != null) {
			return new EffectiveRegion(replacement, "LightsailConnectionDetails.getRegion()",
					"the LightsailConnectionDetails bean");
		}
		String region = configured.getRegion();
		if (region != null && configured.regionProvider() != null) {
			String bean = LightsailAutoConfiguration.REGION_PROVIDER_BEAN;
			return new EffectiveRegion(region, bean, "the bean `%s`".formatted(bean));
		}
		String inherited = (region == null) ? credentials.region() : null;
		if (inherited != null) {
			String profile = configured.properties().getProfile();
			return new EffectiveRegion(inherited, credentials.sources().get(0),
					(profile != null) ? "profile `%s`".formatted(profile) : "Spring Cloud AWS");
		}
		return new EffectiveRegion(region, PROPERTY, null);
	}

}
