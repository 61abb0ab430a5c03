package dev.witloof.component.abi;

import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The resource types that occur in a type: their positions are the slots by which lifting and lowering code names them.
 *
 * <p>Each occurs once, in the order of first occurrence, depth first in the order of declaration.
 */
public final class ResourceSlots {
    private final Set<ResourceType> found = new LinkedHashSet<>();
    private final IdentityHashMap<ValueType, Boolean> visited = new IdentityHashMap<>();

    private ResourceSlots() {}

    /**
     * The resource types that occur in a value type.
     *
     * @param type the type to search
     * @return an unmodifiable list without duplicates
     */
    public static List<ResourceType> of(ValueType type) {
        ResourceSlots slots = new ResourceSlots();
        slots.visit(type);
        return List.copyOf(slots.found);
    }

    /**
     * The resource types that occur in the parameters of a function, and then those that occur only in its result.
     *
     * @param type the type to search
     * @return an unmodifiable list without duplicates
     */
    public static List<ResourceType> of(FunctionType type) {
        ResourceSlots slots = new ResourceSlots();
        type.parameters().forEach(parameter -> slots.visit(parameter.type()));
        type.result().ifPresent(slots::visit);
        return List.copyOf(slots.found);
    }

    /**
     * Whether values of a type can own resources: whether {@code own} occurs in it.
     *
     * @param type the type to search
     * @return true if it does, at any depth
     */
    public static boolean owns(ValueType type) {
        return owns(type, new IdentityHashMap<>());
    }

    private static boolean owns(ValueType type, IdentityHashMap<ValueType, Boolean> visited) {
        return type instanceof OwnType
                || (visited.put(type, true) == null && type.parts().stream().anyMatch(part -> owns(part, visited)));
    }

    private void visit(ValueType type) {
        if (type instanceof OwnType own) {
            found.add(own.resource());
        } else if (type instanceof BorrowType borrow) {
            found.add(borrow.resource());
        } else if (visited.put(type, true) == null) {
            type.parts().forEach(this::visit);
        }
    }
}
