package dev.witloof.component.type;

import java.util.List;
import java.util.function.Function;

/**
 * One of several names: {@code enum{a, b}}.
 *
 * @param names the cases in the order of their discriminants, at least one
 */
public record EnumType(List<String> names) implements ValueType {
    /**
     * Copies and checks the names.
     *
     * @param names the cases in the order of their discriminants, at least one
     * @throws IllegalArgumentException if there is no name, one is not in kebab case, or two are the same
     */
    public EnumType {
        names = Labels.list("enum", "case", names, Function.identity());
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitEnum(this);
    }

    /** A hash code that takes constant time, for types with very many names that are parts of very many others. */
    @Override
    public int hashCode() {
        return 31 * names.size() + names.get(names.size() - 1).hashCode();
    }

    @Override
    public String toString() {
        return TypeText.describe(this);
    }
}
