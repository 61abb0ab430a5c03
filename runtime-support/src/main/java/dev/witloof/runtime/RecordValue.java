package dev.witloof.runtime;

import dev.witloof.runtime.wave.Wave;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code record}: values by the names of their fields. */
public final class RecordValue implements ComponentValue {
    private final Shape shape;
    private final List<ComponentValue> values;

    private RecordValue(Shape shape, List<ComponentValue> values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * Makes a record.
     *
     * @param fields the fields, in any order
     * @return the record
     * @throws IllegalArgumentException if two have one name
     */
    public static RecordValue of(List<Field> fields) {
        Shape shape = new Shape(fields.stream().map(Field::name).toList());
        return shape.of(fields.stream().map(Field::value).toList());
    }

    /**
     * The names of the fields.
     *
     * @return an unmodifiable list, in the order in which they were declared or given
     */
    public List<String> names() {
        return shape.names;
    }

    /**
     * The values of the fields.
     *
     * @return an unmodifiable list, in the order of {@link #names()}
     */
    public List<ComponentValue> values() {
        return values;
    }

    /**
     * The value of a field.
     *
     * @param name the field's name
     * @return the value, if there is such a field
     */
    public Optional<ComponentValue> find(String name) {
        return Optional.ofNullable(shape.positions.get(name)).map(values::get);
    }

    /**
     * The value of a field that is known to be there.
     *
     * @param name the field's name
     * @return the value
     * @throws IllegalArgumentException if there is no such field
     */
    public ComponentValue get(String name) {
        return find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("the record has no field `" + name + "`, only " + shape.names));
    }

    /**
     * The values in the order of another shape; not for programs.
     *
     * @param order a shape with the same names
     * @return the values
     * @throws IllegalArgumentException if this record lacks one of the names
     */
    public List<ComponentValue> values(Shape order) {
        if (shape == order || shape.names.equals(order.names)) {
            return values;
        }
        List<ComponentValue> ordered = new ArrayList<>();
        order.names.forEach(name -> ordered.add(get(name)));
        return ordered;
    }

    @Override
    public List<ComponentValue> parts() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordValue that
                && values.size() == that.values.size()
                && shape.positions.keySet().equals(that.shape.positions.keySet())
                && values.equals(that.values(shape));
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < values.size(); i++) {
            hash += shape.names.get(i).hashCode() ^ values.get(i).hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return Wave.describe(this);
    }

    /**
     * A field of a record.
     *
     * @param name its name
     * @param value its value
     */
    public record Field(String name, ComponentValue value) {
        /**
         * Makes a field.
         *
         * @param name its name
         * @param value its value
         */
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }
    }

    /** The names of the fields of many records. Immutable, and safe for use by several threads. */
    public static final class Shape {
        private final List<String> names;
        private final Map<String, Integer> positions = new HashMap<>();

        /**
         * Makes a shape.
         *
         * @param names the names of the fields, in order; copied
         * @throws IllegalArgumentException if two are the same
         */
        public Shape(List<String> names) {
            this.names = List.copyOf(names);
            for (String name : this.names) {
                if (positions.put(name, positions.size()) != null) {
                    throw new IllegalArgumentException("the record has two fields `" + name + "`");
                }
            }
        }

        /**
         * Makes a record of this shape.
         *
         * @param values the values, one for each name, in order; copied
         * @return the record
         * @throws IllegalArgumentException if there are more or fewer than names
         */
        public RecordValue of(List<ComponentValue> values) {
            if (values.size() != names.size()) {
                throw new IllegalArgumentException(
                        "a record of " + names.size() + " fields has no " + values.size() + " values");
            }
            return new RecordValue(this, List.copyOf(values));
        }
    }
}
