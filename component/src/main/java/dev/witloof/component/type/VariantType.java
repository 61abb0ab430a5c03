package dev.witloof.component.type;

import java.util.List;
import java.util.Optional;

/** One of several named cases, each with or without a payload: {@code variant{a, b(t)}}. */
public final class VariantType extends CompositeType {
    private final List<Case> cases;

    /**
     * A variant of the given cases.
     *
     * @param cases the cases in the order of their discriminants, at least one
     * @throws IllegalArgumentException if there is no case, two have the same name, or the type would nest deeper than
     *     {@link ValueType#MAX_DEPTH}
     */
    public VariantType(List<Case> cases) {
        super(
                cases.stream().flatMap(each -> each.payload().stream()).toList(),
                List.of(
                        Labels.list("variant", "case", cases, Case::name),
                        cases.stream().map(each -> each.payload().isPresent()).toList()));
        this.cases = List.copyOf(cases);
    }

    /**
     * The cases in the order of their discriminants.
     *
     * @return an unmodifiable list, not empty
     */
    public List<Case> cases() {
        return cases;
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitVariant(this);
    }

    /**
     * An alternative of a variant.
     *
     * @param name the case's name, in kebab case
     * @param payload the type of what the case carries, if it carries anything
     */
    public record Case(String name, Optional<ValueType> payload) {
        /**
         * Checks the name.
         *
         * @param name the case's name, in kebab case
         * @param payload the type of what the case carries, if it carries anything
         * @throws IllegalArgumentException if the name is not in kebab case
         */
        public Case {
            Labels.check("case", name);
        }
    }
}
