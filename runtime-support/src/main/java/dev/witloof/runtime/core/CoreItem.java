package dev.witloof.runtime.core;

import dev.witloof.runtime.abi.CoreFunction;
import dev.witloof.runtime.abi.HostCode;
import dev.witloof.runtime.abi.LinearMemory;

/** Something that a core instance exports or imports. */
public sealed interface CoreItem {
    /**
     * What kind of thing this is.
     *
     * @return its kind
     */
    ExternKind kind();

    /**
     * A function of a core instance.
     *
     * @param function the function
     * @param shape its type
     */
    record Function(CoreFunction function, FunctionShape shape) implements CoreItem {
        @Override
        public ExternKind kind() {
            return ExternKind.FUNCTION;
        }
    }

    /**
     * A function written in Java.
     *
     * @param code what it does
     * @param shape its type
     */
    record Host(HostCode code, FunctionShape shape) implements CoreItem {
        @Override
        public ExternKind kind() {
            return ExternKind.FUNCTION;
        }
    }

    /**
     * A memory of a core instance.
     *
     * @param memory the memory
     */
    record Memory(LinearMemory memory) implements CoreItem {
        @Override
        public ExternKind kind() {
            return ExternKind.MEMORY;
        }
    }

    /**
     * A table, global or tag, which only the engine looks into.
     *
     * @param kind which of them
     * @param handle the engine's own object
     */
    record Opaque(ExternKind kind, Object handle) implements CoreItem {}
}
