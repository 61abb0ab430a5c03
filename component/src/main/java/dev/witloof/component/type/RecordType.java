package dev.witloof.component.type;

import java.util.List;

/** A fixed number of named values: {@code record{a: t}}. */
public final class RecordType extends CompositeType {
    private final List<Field> fields;

    /**
     * A record of the given fields.
     *
     * @param fields the fields in the order of declaration, at least one
     * @throws IllegalArgumentException if there is no field, two have the same name, or the type would nest deeper than
     *     {@link ValueType#MAX_DEPTH}
     */
    public RecordType(List<Field> fields) {
        super(fields.stream().map(Field::type).toList(), Labels.list("record", "field", fields, Field::name));
        this.fields = List.copyOf(fields);
    }

    /**
     * The fields in the order of declaration.
     *
     * @return an unmodifiable list, not empty
     */
    public List<Field> fields() {
        return fields;
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitRecord(this);
    }

    /**
     * A named part of a record.
     *
     * @param name the field's name, in kebab case
     * @param type the field's type
     */
    public record Field(String name, ValueType type) {
        /**
         * Checks the name.
         *
         * @param name the field's name, in kebab case
         * @param type the field's type
         * @throws IllegalArgumentException if the name is not in kebab case
         */
        public Field {
            Labels.check("field", name);
        }
    }
}
