package io.github.lightsailboot.emulator;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Tests for the package graph.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.lightsailboot.emulator";

	private final JavaClasses classes = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@Test
	void packagesHaveNoCycles() {
		slices().matching("io.github.(lightsailboot.emulator.*)..").should().beFreeOfCycles().check(this.classes);
		noClasses().that()
			.resideInAPackage(ROOT + ".*")
			.and()
			.resideOutsideOfPackage(ROOT + ".junit")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT)
			.check(this.classes);
	}

	@Test
	void knowsNoFrameworkAndNoSdk() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "software.amazon..", "com.sun..", "sun..")
			.check(this.classes);
	}

}
