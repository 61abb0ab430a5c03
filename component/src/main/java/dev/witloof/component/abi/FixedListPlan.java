package dev.witloof.component.abi;

import dev.witloof.component.type.FixedListType;

/**
 * The plan of a list of fixed length: its elements one after the other, where the list itself lies.
 *
 * @param type the type of the list
 * @param element the plan of an element; its size is the distance from one to the next
 * @param layout the room that all elements take
 */
public record FixedListPlan(FixedListType type, ValuePlan element, Layout layout) implements ValuePlan {
    /**
     * The number of elements.
     *
     * @return at least 1
     */
    public int length() {
        return type.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FixedListPlan plan && type.equals(plan.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return "FixedListPlan[" + type + "]";
    }
}
