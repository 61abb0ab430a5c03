package dev.witloof.component.type;

/**
 * A handle that borrows its resource for the length of a call: {@code borrow<r>}.
 *
 * @param resource the type of the resource
 */
public record BorrowType(ResourceType resource) implements ValueType {
    @Override
    public boolean containsBorrow() {
        return true;
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitBorrow(this);
    }

    @Override
    public String toString() {
        return TypeText.describe(this);
    }
}
