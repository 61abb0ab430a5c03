package dev.witloof.runtime.link;

import dev.witloof.component.type.FunctionType;
import dev.witloof.runtime.abi.StringEncoding;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a component function comes from. */
sealed interface FunctionSource {
    /**
     * A function that the component imports.
     *
     * @param importName the import, such as {@code wasi:io/streams@0.2.0}; empty if the function itself is the import
     * @param name the function's name
     * @param type its type
     */
    record Imported(String importName, String name, FunctionType type) implements FunctionSource {
        /** The name for messages. */
        String display() {
            return importName.isEmpty() ? name : importName + "#" + name;
        }
    }

    /**
     * A function that the component lifts, or one that it instantiates.
     *
     * @param member the index of the component instance that lifts it
     * @param function the core function
     * @param options its options
     * @param type its type
     */
    record Lifted(int member, CoreRef function, Options options, FunctionType type) implements FunctionSource {}

    /**
     * The options of a canonical definition.
     *
     * @param encoding how strings are encoded
     * @param memory the memory, if stated
     * @param realloc the allocator, if stated
     * @param postReturn what cleans up, if stated
     */
    record Options(
            StringEncoding encoding,
            @Nullable CoreRef memory,
            @Nullable CoreRef realloc,
            @Nullable CoreRef postReturn) {
        /** What the options refer to. */
        List<CoreRef> refs() {
            return Stream.of(memory, realloc, postReturn)
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** The same options with other references. */
        Options with(UnaryOperator<CoreRef> change) {
            return new Options(encoding, change(memory, change), change(realloc, change), change(postReturn, change));
        }

        private static @Nullable CoreRef change(@Nullable CoreRef ref, UnaryOperator<CoreRef> change) {
            return ref == null ? null : change.apply(ref);
        }
    }
}
