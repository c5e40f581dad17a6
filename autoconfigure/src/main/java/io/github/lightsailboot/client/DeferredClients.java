package io.github.lightsailboot.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;
import org.springframework.core.NativeDetector;

/**
 * Makes clients that can be injected at once and are built for their first call. Building
 * one takes some hundred milliseconds. The classes are written from the bytes of the
 * client's interface: proxies of the JDK or of CGLIB look at its methods by reflection,
 * which loads every request and response that the service has, and costs more than the
 * client itself. They have every method of whatever version of the SDK is there.
 */
public final class DeferredClients {

	private static final String PACKAGE = DeferredClients.class.getPackageName().replace('.', '/') + "/";

	private static final String BASE = Type.getInternalName(DeferredClient.class);

	private static final String CONSTRUCTOR = Type.getMethodDescriptor(Type.VOID_TYPE, Type.getType(Supplier.class));

	private static final String CLIENT = Type.getMethodDescriptor(Type.getType(SdkClient.class));

	private static final Map<Class<?>, MethodHandle> CONSTRUCTORS = new ConcurrentHashMap<>();

	private DeferredClients() {
	}

	/**
	 * Create a client. Closing it closes the one that it has built, if it has.
	 * @param <C> the type of the client
	 * @param type the interface of the client
	 * @param builder builds the client that does the work
	 * @return the client
	 */
	public static <C extends SdkClient> C create(Class<C> type, Supplier<C> builder) {
		if (NativeDetector.inNativeImage()) {
			return builder.get();
		}
		try {
			return type.cast(CONSTRUCTORS.computeIfAbsent(type, DeferredClients::constructor).invoke(builder));
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MethodHandle constructor(Class<?> type) {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			// Not hidden: Mockito could not spy on it
			Class<?> written = lookup.defineClass(bytes(type));
			return lookup.findConstructor(written, MethodType.methodType(void.class, Supplier.class));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(Class<?> type) {
		ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
		String name = Type.getInternalName(type);
		writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, PACKAGE + "Deferred" + type.getSimpleName(), null, BASE,
				new String[] { name });
		MethodVisitor constructor = writer.visitMethod(0, "<init>", CONSTRUCTOR, null, null);
		constructor.visitCode();
		constructor.visitVarInsn(Opcodes.ALOAD, 0);
		constructor.visitVarInsn(Opcodes.ALOAD, 1);
		constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, BASE, "<init>", CONSTRUCTOR, false);
		constructor.visitInsn(Opcodes.RETURN);
		constructor.visitMaxs(0, 0);
		constructor.visitEnd();
		try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
			if (in == null) {
				throw new IllegalStateException("The class file of %s is not there".formatted(type.getName()));
			}
			new ClassReader(in).accept(new Delegation(writer, name),
					ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		writer.visitEnd();
		return writer.toByteArray();
	}

	/**
	 * Writes a delegating method for each method of the interface.
	 */
	private static final class Delegation extends ClassVisitor {

		private static final int LEFT_OUT = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

		private final ClassWriter writer;

		private final String type;

		Delegation(ClassWriter writer, String type) {
			super(SpringAsmInfo.ASM_VERSION);
			this.writer = writer;
			this.type = type;
		}

		@Override
		public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor,
				@Nullable String signature, String @Nullable [] exceptions) {
			if ((access & LEFT_OUT) == 0) {
				MethodVisitor method = this.writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, exceptions);
				method.visitCode();
				method.visitVarInsn(Opcodes.ALOAD, 0);
				method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BASE, "client", CLIENT, false);
				method.visitTypeInsn(Opcodes.CHECKCAST, this.type);
				int local = 1;
				for (Type argument : Type.getArgumentTypes(descriptor)) {
					method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
					local += argument.getSize();
				}
				method.visitMethodInsn(Opcodes.INVOKEINTERFACE, this.type, name, descriptor, true);
				method.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
				method.visitMaxs(0, 0);
				method.visitEnd();
			}
			return null;
		}

	}

}
