package dev.witloof.runtime.chicory;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A class of this package of which any number can be made, all alike: what the JVM learns of a class while it runs, and
 * the constants of it that it builds upon, it keeps for each by itself. Thread-safe.
 */
final class Template {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final byte @Nullable [] bytes;
    private final MethodType constructor;

    /**
     * Reads a class.
     *
     * @param original a class of this package
     * @param constructor the type of its constructor, with the result that the copies' constructors are to have
     */
    Template(Class<?> original, MethodType constructor) {
        this.bytes = read(original);
        this.constructor = constructor;
    }

    private static byte @Nullable [] read(Class<?> original) {
        try (InputStream in = original.getResourceAsStream(original.getSimpleName() + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Makes a class.
     *
     * @param data what {@link MethodHandles#classData} gives it
     * @return its constructor, or nothing where the class file cannot be read
     */
    Optional<MethodHandle> define(Object data) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            MethodHandles.Lookup made = LOOKUP.defineHiddenClassWithClassData(bytes, data, false);
            return Optional.of(made.findConstructor(made.lookupClass(), constructor.changeReturnType(void.class))
                    .asType(constructor));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the class is of this package", e);
        }
    }
}
