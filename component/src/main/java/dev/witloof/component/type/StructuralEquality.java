package dev.witloof.component.type;

import java.util.IdentityHashMap;

/**
 * One comparison of two type graphs by structure, in time nearly linear in the number of their distinct parts.
 *
 * <p>Parts are joined into classes of equals as they are met. A pair that is already in one class is not compared again:
 * the first difference ends the whole comparison, so what was joined is equal or does not matter.
 */
final class StructuralEquality {
    private final IdentityHashMap<ValueType, ValueType> leader = new IdentityHashMap<>();

    boolean test(ValueType a, ValueType b) {
        ValueType left = find(a);
        ValueType right = find(b);
        if (left == right) {
            return true;
        }
        leader.put(left, right);
        if (!(a instanceof CompositeType first) || !(b instanceof CompositeType second)) {
            return a.equals(b);
        }
        if (!first.hasShapeOf(second) || first.parts().size() != second.parts().size()) {
            return false;
        }
        for (int i = 0; i < first.parts().size(); i++) {
            if (!test(first.parts().get(i), second.parts().get(i))) {
                return false;
            }
        }
        return true;
    }

    private ValueType find(ValueType type) {
        ValueType here = type;
        for (ValueType next = leader.get(here); next != null; next = leader.get(here)) {
            ValueType beyond = leader.get(next);
            if (beyond != null) {
                leader.put(here, beyond);
            }
            here = next;
        }
        return here;
    }
}
