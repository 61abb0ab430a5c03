package dev.witloof.component.abi;

import dev.witloof.component.type.ValueType;
import java.util.List;

/**
 * The plan of a record or a tuple: its fields one after the other, each at its alignment.
 *
 * @param type a {@code RecordType} or {@code TupleType}
 * @param fields the fields in the order of declaration; those of a tuple are named {@code "0"}, {@code "1"} …
 * @param layout the room that a value takes
 */
public record RecordPlan(ValueType type, List<FieldPlan> fields, Layout layout) implements ValuePlan {
    /**
     * Copies the list.
     *
     * @param type a {@code RecordType} or {@code TupleType}
     * @param fields the fields
     * @param layout the room that a value takes
     */
    public RecordPlan {
        fields = List.copyOf(fields);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordPlan plan && type.equals(plan.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return "RecordPlan[" + type + "]";
    }
}
