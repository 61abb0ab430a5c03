package dev.witloof.component.binary;

import dev.witloof.component.definition.CanonicalOptions;
import dev.witloof.component.definition.CoreExternal;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.StringEncoding;
import java.util.OptionalInt;

/** Reads the options of canonical definitions, each at most once (Binary.md, {@code canonopt}). */
final class CanonicalOptionsReader {
    private static final CoreType.Function REALLOC = Flattening.function("iiii", "i");
    private static final CoreType.Function CALLBACK = Flattening.function("iii", "i");
    private static final StringEncoding[] ENCODINGS = {
        StringEncoding.UTF8, StringEncoding.UTF16, StringEncoding.LATIN1_UTF16
    };
    private static final int ASYNC = 0x06;
    private static final int CALLBACK_OPTION = 0x07;
    private static final int FIRST_INDEX = 0x03;

    private final BinaryInput in;
    private final Scope scope;
    private boolean encoded;
    private StringEncoding encoding = StringEncoding.UTF8;
    private boolean async;
    private final OptionalInt[] indices = {
        OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()
    };

    private CanonicalOptionsReader(BinaryInput in, Scope scope) {
        this.in = in;
        this.scope = scope;
    }

    static CanonicalOptions read(BinaryInput in, Scope scope) {
        int start = in.offset();
        CanonicalOptionsReader reader = new CanonicalOptionsReader(in, scope);
        int count = in.count("canonical options");
        for (int i = 0; i < count; i++) {
            reader.option();
        }
        CanonicalOptions options = new CanonicalOptions(
                reader.encoding,
                reader.indices[0],
                reader.indices[1],
                reader.indices[2],
                reader.async,
                reader.indices[3]);
        check(start, options, scope);
        return options;
    }

    private void option() {
        int start = in.offset();
        int option = in.u8("a canonical option");
        boolean again;
        if (option < FIRST_INDEX) {
            again = encoded;
            encoded = true;
            encoding = ENCODINGS[option];
        } else if (option == ASYNC) {
            again = async;
            async = true;
        } else if (option <= CALLBACK_OPTION) {
            int slot = option == CALLBACK_OPTION ? 3 : option - FIRST_INDEX;
            again = indices[slot].isPresent();
            indices[slot] = OptionalInt.of(scope.index(in, slot == 0 ? Sort.CORE_MEMORY : Sort.CORE_FUNCTION));
        } else {
            throw new MalformedComponentException(
                    Rule.OPTION_FORM, start, BinaryInput.hex(option), "a canonical option: 0x00 to 0x07");
        }
        if (again) {
            throw new MalformedComponentException(
                    Rule.OPTION_CONFLICT,
                    start,
                    option < FIRST_INDEX ? "a string encoding for the second time" : "an option for the second time",
                    "each canonical option at most once");
        }
    }

    private static void check(int start, CanonicalOptions options, Scope scope) {
        if (options.realloc().isPresent() && options.memory().isEmpty()) {
            throw new MalformedComponentException(
                    Rule.OPTION_MISSING, start, "`realloc` without `memory`", "the memory that it allocates in");
        }
        if (options.callback().isPresent() && !options.async()) {
            throw new MalformedComponentException(
                    Rule.OPTION_CONFLICT, start, "`callback` without `async`", "both or none");
        }
        if (options.postReturn().isPresent() && options.async()) {
            throw new MalformedComponentException(
                    Rule.OPTION_CONFLICT, start, "`post-return` with `async`", "one of them at most");
        }
        options.memory().ifPresent(memory -> memory(start, scope, memory));
        options.realloc().ifPresent(realloc -> function(start, "realloc", scope.coreFunction(realloc), REALLOC));
        options.callback().ifPresent(callback -> function(start, "callback", scope.coreFunction(callback), CALLBACK));
    }

    /** Checks that a core memory is one that the canonical ABI can use. */
    static void memory(int start, Scope scope, int index) {
        CoreExternal type = scope.core(Sort.CORE_MEMORY, index);
        if (!(type instanceof CoreExternal.Memory memory)
                || memory.shared()
                || memory.limits().wide()) {
            throw new MalformedComponentException(
                    Rule.OPTION_SIGNATURE,
                    start,
                    "a memory of type " + type.text(),
                    "one with 32-bit addresses that is not shared");
        }
    }

    /** Checks the type of a function that an option names. */
    static void function(int start, String option, CoreType.Function found, CoreType.Function wanted) {
        if (!found.equals(wanted)) {
            throw new MalformedComponentException(
                    Rule.OPTION_SIGNATURE, start, "a function of type " + found + " as `" + option + "`", "" + wanted);
        }
    }
}
