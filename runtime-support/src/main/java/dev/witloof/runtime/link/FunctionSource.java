package dev.witloof.runtime.link;

import dev.witloof.component.type.FunctionType;
import dev.witloof.runtime.abi.StringEncoding;
import org.jspecify.annotations.Nullable;

/** Where a component function comes from. */
sealed interface FunctionSource {
    /**
     * A function that the component imports.
     *
     * @param importName the import, such as {@code wasi:io/streams@0.2.0}; empty if the function itself is the import
     * @param name the function's name
     */
    record Imported(String importName, String name) implements FunctionSource {}

    /**
     * A function that the component lifts.
     *
     * @param function the core function
     * @param options its options
     * @param type its type
     */
    record Lifted(CoreRef function, Options options, FunctionType type) implements FunctionSource {}

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
            @Nullable CoreRef postReturn) {}
}
