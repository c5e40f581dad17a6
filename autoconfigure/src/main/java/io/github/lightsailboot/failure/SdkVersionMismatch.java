package io.github.lightsailboot.failure;

import java.io.IOException;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * A class path with modules of more than one version of the AWS SDK, as the cause of a
 * {@link LinkageError}. It results from a library that brings another version of the SDK
 * than this starter, without a BOM that manages both.
 *
 * @param error the error that the mix causes
 * @param modules the modules by version
 */
record SdkVersionMismatch(LinkageError error, SortedMap<String, SortedSet<String>> modules) {

	static final String BOM = "io.github.lightsailboot:lightsail-bom";

	private static final String SDK = "software.amazon.awssdk.";

	private static final String MODULES = "classpath*:META-INF/maven/software.amazon.awssdk/*/pom.properties";

	private static final int NAMED_MODULES = 3;

	/**
	 * Return the mix of versions that causes a failure.
	 * @param failure the failure
	 * @return the mix, or {@code null} if the failure has another cause
	 */
	static @Nullable SdkVersionMismatch causing(Throwable failure) {
		if (!(Causes.find(failure,
				(cause) -> cause instanceof LinkageError error && isOfSdk(error)) instanceof LinkageError error)) {
			return null;
		}
		SortedMap<String, SortedSet<String>> modules = findModules();
		return (modules.size() > 1) ? new SdkVersionMismatch(error, modules) : null;
	}

	private static boolean isOfSdk(LinkageError error) {
		if (String.valueOf(error.getMessage()).replace('/', '.').contains(SDK)) {
			return true;
		}
		StackTraceElement[] stackTrace = error.getStackTrace();
		return stackTrace.length > 0 && stackTrace[0].getClassName().startsWith(SDK);
	}

	private static SortedMap<String, SortedSet<String>> findModules() {
		SortedMap<String, SortedSet<String>> modules = new TreeMap<>();
		try {
			Resource[] resources = new PathMatchingResourcePatternResolver(SdkVersionMismatch.class.getClassLoader())
				.getResources(MODULES);
			for (Resource resource : resources) {
				Properties properties = PropertiesLoaderUtils.loadProperties(resource);
				modules.computeIfAbsent(properties.getProperty("version", "unknown"), (version) -> new TreeSet<>())
					.add(properties.getProperty("artifactId", "unknown"));
			}
		}
		catch (IOException ex) {
			// A jar that cannot be read does not affect the others
		}
		return modules;
	}

	/**
	 * Return what is wrong and what to do, with some modules of each version.
	 */
	String message() {
		String versions = this.modules.entrySet()
			.stream()
			.map((entry) -> "%s (%s)".formatted(entry.getKey(), some(entry.getValue())))
			.collect(Collectors.joining(" and "));
		return ("The class path mixes versions of the AWS SDK for Java: %s. Import the BOM %s before any other BOM that"
				+ " manages the AWS SDK.")
			.formatted(versions, BOM);
	}

	private static String some(SortedSet<String> modules) {
		String names = modules.stream().limit(NAMED_MODULES).collect(Collectors.joining(", "));
		int others = modules.size() - NAMED_MODULES;
		return (others > 0) ? "%s and %d more".formatted(names, others) : names;
	}

}
