package dev.witloof.runtime.abi;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * An unmodifiable list over an array: one object, where the library's own take two or copy the array. Safe for use by
 * several threads once they share it.
 */
final class LiftedList<T> extends AbstractList<T> implements RandomAccess {
    private final Object[] elements;

    /** Keeps the array, which holds elements of the list's type only. */
    LiftedList(Object[] elements) {
        this.elements = elements;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T get(int index) {
        return (T) elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }

    @Override
    public Object[] toArray() {
        return Arrays.copyOf(elements, elements.length, Object[].class);
    }
}
