package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TagInstance;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.TagType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives every tag of every instance an identity. Chicory takes an imported tag for that of an exception as soon as their types
 * are equal, so that a guest would catch what another instance of the same module throws. The type of a tag has no results,
 * and nothing but that comparison looks at them: so they are where a number is written that no other tag has.
 */
final class TagIdentity {
    private static final AtomicLong NEXT = new AtomicLong(1);

    private TagIdentity() {}

    /** Tells the tags of an instance, which was just made, from all others. */
    static void give(Instance instance) {
        int imported = instance.imports().tagCount();
        for (int i = 0; i < imported; i++) {
            if (instance.tag(i) instanceof Imported tag) {
                tag.linked = true;
            }
        }
        for (int i = imported; i < imported + instance.tagCount(); i++) {
            TagInstance tag = instance.tag(i);
            tag.setType(FunctionType.of(tag.type().params(), digits(NEXT.getAndIncrement())));
        }
    }

    /** A tag for an instance that imports it. */
    static TagInstance imported(TagType asImported, TagInstance tag) {
        return new Imported(asImported, tag.type());
    }

    /** A number in base 2, least digit first: no two have the same digits. */
    private static List<ValType> digits(long number) {
        List<ValType> digits = new ArrayList<>();
        for (long rest = number; rest != 0; rest >>>= 1) {
            digits.add((rest & 1) == 0 ? ValType.I32 : ValType.I64);
        }
        return digits;
    }

    /** A tag that shows its plain type while the engine checks it, and its identity from then on. */
    private static final class Imported extends TagInstance {
        private final FunctionType plain;
        private final FunctionType identity;
        private boolean linked;

        Imported(TagType asImported, FunctionType identity) {
            super(asImported, identity);
            this.plain = FunctionType.of(identity.params(), List.of());
            this.identity = identity;
        }

        @Override
        public FunctionType type() {
            return linked ? identity : plain;
        }
    }
}
