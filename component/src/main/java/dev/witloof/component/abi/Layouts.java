package dev.witloof.component.abi;

import dev.witloof.component.type.TypePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Layouts that several plans share, and arithmetic on them. */
final class Layouts {
    static final Layout POINTER_AND_LENGTH = new Layout(8, 4, Optional.of(List.of(CoreType.I32, CoreType.I32)));
    static final Layout HANDLE = new Layout(4, 4, Optional.of(List.of(CoreType.I32)));

    private Layouts() {}

    /** The smallest multiple of the alignment that is at least the offset. */
    static long align(long offset, int alignment) {
        return (offset + alignment - 1) & -alignment;
    }

    /** The core types of one value after another; empty if they are too many. */
    static Optional<List<CoreType>> concatenate(List<? extends ValuePlan> plans) {
        List<CoreType> flat = new ArrayList<>();
        for (ValuePlan plan : plans) {
            if (!plan.flattens() || flat.size() + plan.flat().size() > Layout.MAX_FLAT) {
                return Optional.empty();
            }
            flat.addAll(plan.flat());
        }
        return Optional.of(flat);
    }

    /** The core types of one value as often as it is repeated; empty if they are too many. */
    static Optional<List<CoreType>> repeat(ValuePlan plan, int times) {
        return times > Layout.MAX_FLAT ? Optional.empty() : concatenate(Collections.nCopies(times, plan));
    }

    /** The core types of a discriminant and any one of the payloads; empty if they are too many. */
    static Optional<List<CoreType>> discriminate(List<? extends ValuePlan> payloads) {
        List<CoreType> flat = new ArrayList<>();
        flat.add(CoreType.I32);
        for (ValuePlan payload : payloads) {
            if (!payload.flattens() || payload.flat().size() + 1 > Layout.MAX_FLAT) {
                return Optional.empty();
            }
            List<CoreType> types = payload.flat();
            for (int i = 0; i < types.size(); i++) {
                if (i + 1 < flat.size()) {
                    flat.set(i + 1, flat.get(i + 1).join(types.get(i)));
                } else {
                    flat.add(types.get(i));
                }
            }
        }
        return Optional.of(flat);
    }

    /** The size, if a value may have it. */
    static int checkSize(long size, TypePath path) {
        if (size > Integer.MAX_VALUE) {
            throw new UnsupportedTypeException(
                    path, "a value takes " + size + " bytes, and at most " + Integer.MAX_VALUE + " are supported");
        }
        return (int) size;
    }
}
