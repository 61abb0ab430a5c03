package dev.witloof.component.type;

import java.util.List;

/**
 * A value type that has value types as parts.
 *
 * <p>Its subclasses are classes and not records because they keep what would cost exponential time to find again in a type
 * whose parts are shared: the nesting depth, whether there are borrows, and the hash code.
 */
public abstract sealed class CompositeType implements ValueType
        permits ListType,
                FixedListType,
                MapType,
                OptionType,
                ResultType,
                TupleType,
                RecordType,
                VariantType,
                StreamType,
                FutureType {
    private final List<ValueType> parts;
    private final Object shape;
    private final int depth;
    private final boolean containsBorrow;
    private final int hash;

    /**
     * Keeps the parts.
     *
     * @param parts the types this type is made of
     * @param shape all that distinguishes two types of this class with equal parts
     * @throws IllegalArgumentException if the type would nest deeper than {@link ValueType#MAX_DEPTH}
     */
    CompositeType(List<ValueType> parts, Object shape) {
        this.parts = List.copyOf(parts);
        this.shape = shape;
        int deepest = -1;
        boolean borrow = false;
        for (ValueType part : this.parts) {
            deepest = Math.max(deepest, part.depth());
            borrow |= part.containsBorrow();
        }
        this.depth = deepest + 1;
        this.containsBorrow = borrow;
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("types may nest at most " + MAX_DEPTH + " deep, and this "
                    + getClass().getSimpleName() + " would be one too many");
        }
        this.hash = 31 * (31 * getClass().getSimpleName().hashCode() + shape.hashCode()) + this.parts.hashCode();
    }

    @Override
    public final int depth() {
        return depth;
    }

    @Override
    public final boolean containsBorrow() {
        return containsBorrow;
    }

    @Override
    public final List<ValueType> parts() {
        return parts;
    }

    /** Whether the other type is of the same class and differs in its parts at most, of which it has as many. */
    final boolean hasShapeOf(CompositeType other) {
        return getClass() == other.getClass() && parts.size() == other.parts.size() && shape.equals(other.shape);
    }

    /**
     * Whether the other object is a type of the same structure; takes time linear in the number of distinct parts.
     *
     * @param other any object
     */
    @Override
    public final boolean equals(Object other) {
        return this == other || (other instanceof CompositeType type && new StructuralEquality().test(this, type));
    }

    @Override
    public final int hashCode() {
        return hash;
    }

    /**
     * The type as text, shortened if it is long.
     *
     * @return what {@link TypeText#describe(ValueType)} returns
     */
    @Override
    public final String toString() {
        return TypeText.describe(this);
    }
}
