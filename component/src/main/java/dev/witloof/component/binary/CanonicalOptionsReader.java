package dev.witloof.component.binary;

import dev.witloof.component.definition.CanonicalOptions;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.StringEncoding;
import java.util.OptionalInt;

/** Reads the options of canonical definitions, each at most once (Binary.md, {@code canonopt}). */
final class CanonicalOptionsReader {
    private CanonicalOptionsReader() {}

    static CanonicalOptions read(BinaryInput in, Scope scope) {
        StringEncoding[] encodings = StringEncoding.values();
        StringEncoding encoding = StringEncoding.UTF8;
        boolean async = false;
        boolean encoded = false;
        OptionalInt[] indices = {OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()};
        int count = in.count("canonical options");
        for (int i = 0; i < count; i++) {
            int start = in.offset();
            int option = in.u8("a canonical option");
            boolean again;
            if (option <= 0x02) {
                again = encoded;
                encoded = true;
                encoding = encodings[option];
            } else if (option == 0x06) {
                again = async;
                async = true;
            } else if (option <= 0x07) {
                int slot = option == 0x07 ? 3 : option - 0x03;
                again = indices[slot].isPresent();
                indices[slot] = OptionalInt.of(scope.index(in, slot == 0 ? Sort.CORE_MEMORY : Sort.CORE_FUNCTION));
            } else {
                throw new MalformedComponentException(
                        start, BinaryInput.hex(option), "a canonical option: 0x00 to 0x07");
            }
            if (again) {
                throw new MalformedComponentException(
                        start, "a canonical option for the second time", "each at most once");
            }
        }
        CanonicalOptions options =
                new CanonicalOptions(encoding, indices[0], indices[1], indices[2], async, indices[3]);
        if (options.realloc().isPresent() && options.memory().isEmpty()) {
            throw in.error("`realloc` without `memory`", "the memory that it allocates in");
        }
        if (options.callback().isPresent() && !async) {
            throw in.error("`callback` without `async`", "both or none");
        }
        return options;
    }
}
