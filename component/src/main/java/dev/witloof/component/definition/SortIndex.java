package dev.witloof.component.definition;

/**
 * A reference to something defined before: a position in the index space of a sort.
 *
 * @param sort which index space
 * @param index the position there, from 0
 */
public record SortIndex(Sort sort, int index) {
    @Override
    public String toString() {
        return sort + " " + index;
    }
}
