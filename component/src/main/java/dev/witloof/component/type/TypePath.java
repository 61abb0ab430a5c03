package dev.witloof.component.type;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The way from a function or a type to one of its parts, for messages: "parameter `msg`, field `topic`". Very long names are
 * shortened.
 *
 * @param parent the way to the whole that contains the part; empty where the way starts
 * @param step the last step; empty where the way starts
 */
public record TypePath(Optional<TypePath> parent, String step) {
    /** The start of every way. */
    public static final TypePath ROOT = new TypePath(Optional.empty(), "");

    /**
     * The way on to a parameter.
     *
     * @param name the name of the parameter
     * @return the longer way
     */
    public TypePath parameter(String name) {
        return then("parameter `" + Labels.abbreviate(name) + "`");
    }

    /**
     * The way on to the result of a function.
     *
     * @return the longer way
     */
    public TypePath result() {
        return then("result");
    }

    /**
     * The way on to a field of a record.
     *
     * @param name the name of the field
     * @return the longer way
     */
    public TypePath field(String name) {
        return then("field `" + Labels.abbreviate(name) + "`");
    }

    /**
     * The way on to the payload of a variant's case.
     *
     * @param name the name of the case
     * @return the longer way
     */
    public TypePath payload(String name) {
        return then("case `" + Labels.abbreviate(name) + "`");
    }

    /**
     * The way on to the elements of a list.
     *
     * @return the longer way
     */
    public TypePath element() {
        return then("element");
    }

    /**
     * The way on to an element of a tuple.
     *
     * @param index the position of the element, from 0
     * @return the longer way
     */
    public TypePath element(int index) {
        return then("element " + index);
    }

    /**
     * The way on by one step.
     *
     * @param step what the step leads to
     * @return the longer way
     */
    public TypePath then(String step) {
        return new TypePath(Optional.of(this), step);
    }

    /**
     * Whether the way leads nowhere else.
     *
     * @return whether this is where the way starts
     */
    public boolean isRoot() {
        return parent.isEmpty();
    }

    /**
     * The steps, separated by commas.
     *
     * @return for example "parameter `msg`, field `topic`"; empty where the way starts
     */
    @Override
    public String toString() {
        Deque<String> steps = new ArrayDeque<>();
        for (TypePath at = this; at.parent.isPresent(); at = at.parent.get()) {
            steps.addFirst(at.step);
        }
        return String.join(", ", steps);
    }
}
