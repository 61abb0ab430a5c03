package dev.witloof.component.type;

/** One comparison of two type graphs by structure, in time nearly linear in the number of their distinct parts. */
final class StructuralEquality {
    private final TypePairs equal = new TypePairs();

    boolean test(ValueType a, ValueType b) {
        if (a == b || !equal.join(a, b)) {
            return true;
        }
        if (!(a instanceof CompositeType first) || !(b instanceof CompositeType second)) {
            return a.equals(b);
        }
        if (first.hashCode() != second.hashCode() || !first.hasShapeOf(second)) {
            return false;
        }
        for (int i = 0; i < first.parts().size(); i++) {
            if (!test(first.parts().get(i), second.parts().get(i))) {
                return false;
            }
        }
        return true;
    }
}
