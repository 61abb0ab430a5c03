package dev.witloof.wit.syntax;

import java.util.List;
import java.util.Optional;

/**
 * What stands before an item.
 *
 * @param docs the text of its documentation comments, lines separated by {@code \n}
 * @param attributes its attributes in order
 */
public record Annotations(Optional<String> docs, List<Attribute> attributes) {

    /**
     * Copies the list.
     *
     * @param docs see {@link #docs()}
     * @param attributes see {@link #attributes()}
     */
    public Annotations {
        attributes = List.copyOf(attributes);
    }
}
