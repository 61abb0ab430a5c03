package dev.witloof.component.binary;

import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.type.ValueType;
import java.util.List;

/** The core types of the asynchronous and threaded builtins (Explainer.md, "Canonical Built-ins"). */
final class BuiltinSignatures {
    private BuiltinSignatures() {}

    /** The type of a builtin; the letter is the type of the slot that it reads or writes, if it does. */
    static CoreType.Function of(CanonDefinition.Builtin builtin, String slot, ReadContext context) {
        return switch (builtin.builtin()) {
            case BACKPRESSURE_INC, BACKPRESSURE_DEC, TASK_CANCEL -> type("", "");
            case TASK_RETURN -> type(result(builtin, context), "");
            case CONTEXT_GET -> type("", slot);
            case CONTEXT_SET -> type(slot, "");
            case STREAM_NEW, FUTURE_NEW -> type("", "j");
            case STREAM_READ, STREAM_WRITE -> type("iii", "i");
            case FUTURE_READ,
                    FUTURE_WRITE,
                    ERROR_CONTEXT_NEW,
                    WAITABLE_SET_WAIT,
                    WAITABLE_SET_POLL,
                    THREAD_NEW_INDIRECT,
                    THREAD_SPAWN_INDIRECT -> type("ii", "i");
            case SUBTASK_CANCEL,
                    STREAM_CANCEL_READ,
                    STREAM_CANCEL_WRITE,
                    FUTURE_CANCEL_READ,
                    FUTURE_CANCEL_WRITE,
                    THREAD_SUSPEND_THEN_RESUME,
                    THREAD_YIELD_THEN_RESUME,
                    THREAD_SUSPEND_THEN_PROMOTE,
                    THREAD_YIELD_THEN_PROMOTE -> type("i", "i");
            case SUBTASK_DROP,
                    STREAM_DROP_READABLE,
                    STREAM_DROP_WRITABLE,
                    FUTURE_DROP_READABLE,
                    FUTURE_DROP_WRITABLE,
                    ERROR_CONTEXT_DROP,
                    WAITABLE_SET_DROP,
                    THREAD_RESUME_LATER -> type("i", "");
            case ERROR_CONTEXT_DEBUG_MESSAGE, WAITABLE_JOIN -> type("ii", "");
            case WAITABLE_SET_NEW, THREAD_INDEX, THREAD_SUSPEND, THREAD_YIELD, THREAD_AVAILABLE_PARALLELISM ->
                type("", "i");
            case THREAD_SPAWN_REF ->
                new CoreType.Function(
                        List.of("(ref null " + builtin.coreType().orElseThrow() + ")", "i32"), List.of("i32"));
        };
    }

    private static CoreType.Function type(String parameters, String results) {
        return Flattening.function(parameters, results);
    }

    private static String result(CanonDefinition.Builtin builtin, ReadContext context) {
        String flat = builtin.type().map(each -> flat(each, context)).orElse("");
        return flat.length() > TypeFacts.MAX_FLAT ? "i" : flat;
    }

    private static String flat(ValueType type, ReadContext context) {
        return context.types().facts(type).flat();
    }
}
