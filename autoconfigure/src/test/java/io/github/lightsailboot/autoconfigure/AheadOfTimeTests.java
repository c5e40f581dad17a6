package io.github.lightsailboot.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThatNoException;

class AheadOfTimeTests {

	@Test
	void nothingIsCheckedInAheadOfTimeProcessing() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.register(Startup.Application.class);
		assertThatNoException().isThrownBy(() -> new ApplicationContextAotGenerator().processAheadOfTime(context,
				new DefaultGenerationContext(new ClassNameGenerator(ClassName.get("com.example", "Application")),
						new InMemoryGeneratedFiles())));
	}

}
