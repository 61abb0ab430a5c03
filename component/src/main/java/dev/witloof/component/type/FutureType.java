package dev.witloof.component.type;

import java.util.List;
import java.util.Optional;

/** The readable end of a future, with or without a payload: {@code future<t>}. */
public final class FutureType extends CompositeType {
    private final Optional<ValueType> element;

    /**
     * A future of the given payload.
     *
     * @param element the type of what is sent, if anything is
     * @throws IllegalArgumentException if the payload contains a borrow, or the type would nest deeper than
     *     {@link ValueType#MAX_DEPTH}
     */
    public FutureType(Optional<ValueType> element) {
        super(element.map(List::of).orElse(List.of()), "");
        this.element = element;
        if (containsBorrow()) {
            throw new IllegalArgumentException("what a future carries may not contain a borrow");
        }
    }

    /**
     * The type of what is sent.
     *
     * @return empty if nothing is sent but the fact
     */
    public Optional<ValueType> element() {
        return element;
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitFuture(this);
    }
}
