package dev.witloof.component.abi;

import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;

/**
 * The plan of a handle: an index into the handle table of the component instance.
 *
 * @param type an {@link OwnType} or {@link BorrowType}
 */
public record HandlePlan(ValueType type) implements ValuePlan {
    /**
     * Checks the type.
     *
     * @param type an {@link OwnType} or {@link BorrowType}
     * @throws IllegalArgumentException for another type
     */
    public HandlePlan {
        if (!(type instanceof OwnType) && !(type instanceof BorrowType)) {
            throw new IllegalArgumentException(type + " is not a handle");
        }
    }

    /**
     * Whether the handle owns its resource, rather than borrowing it.
     *
     * @return true for {@code own}, false for {@code borrow}
     */
    public boolean owned() {
        return type instanceof OwnType;
    }

    /**
     * The type of the resource.
     *
     * @return the type of the resource
     */
    public ResourceType resource() {
        return type instanceof OwnType own ? own.resource() : ((BorrowType) type).resource();
    }

    @Override
    public Layout layout() {
        return Layouts.HANDLE;
    }
}
