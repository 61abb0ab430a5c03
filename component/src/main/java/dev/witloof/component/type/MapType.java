package dev.witloof.component.type;

import java.util.List;

/** A map: {@code map<k, v>}. */
public final class MapType extends CompositeType {
    /**
     * A map from keys to values.
     *
     * @param key the type of the keys; a primitive type other than {@code f32}, {@code f64} and {@code error-context}
     * @param value the type of the values
     * @throws IllegalArgumentException if the key is of another type, or the type would nest deeper than
     *     {@link ValueType#MAX_DEPTH}
     */
    public MapType(ValueType key, ValueType value) {
        super(List.of(key, value), "");
        if (!(key instanceof PrimitiveType)
                || key == PrimitiveType.F32
                || key == PrimitiveType.F64
                || key == PrimitiveType.ERROR_CONTEXT) {
            throw new IllegalArgumentException("the key of a map is an integer, bool, char or string");
        }
    }

    /**
     * The type of the keys.
     *
     * @return the type of the keys
     */
    public ValueType key() {
        return parts().get(0);
    }

    /**
     * The type of the values.
     *
     * @return the type of the values
     */
    public ValueType value() {
        return parts().get(1);
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitMap(this);
    }
}
