package dev.witloof.component.type;

/**
 * A handle that owns its resource: {@code own<r>}.
 *
 * @param resource the type of the resource
 */
public record OwnType(ResourceType resource) implements ValueType {
    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitOwn(this);
    }

    @Override
    public String toString() {
        return TypeText.describe(this);
    }
}
