package dev.witloof.component.abi;

import dev.witloof.component.type.ListType;

/**
 * The plan of a list: a pointer to the elements, one after the other, and their number.
 *
 * @param type the type of the list
 * @param element the plan of an element; its size is the distance from one to the next
 */
public record ListPlan(ListType type, ValuePlan element) implements ValuePlan {
    @Override
    public Layout layout() {
        return Layouts.POINTER_AND_LENGTH;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListPlan plan && type.equals(plan.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return "ListPlan[" + type + "]";
    }
}
