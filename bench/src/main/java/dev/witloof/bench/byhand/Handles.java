package dev.witloof.bench.byhand;

import dev.witloof.runtime.Trap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A table of handles, index 0 unused; the index freed last is used first. */
final class Handles {
    private @Nullable Object[] objects = new @Nullable Object[8];
    private int[] nextFree = new int[8];
    private int free;
    private int length = 1;

    int add(Object object) {
        int index = free;
        if (index != 0) {
            free = nextFree[index];
        } else {
            if (length == objects.length) {
                objects = Arrays.copyOf(objects, length * 2);
                nextFree = Arrays.copyOf(nextFree, length * 2);
            }
            index = length++;
        }
        objects[index] = object;
        return index;
    }

    /** Returns the object of a handle; one of another type than the caller wants fails the caller's cast. */
    Object get(int index) {
        Object object = objects[index];
        if (object == null) {
            throw new Trap("unknown handle " + index);
        }
        return object;
    }

    Object remove(int index) {
        Object object = get(index);
        objects[index] = null;
        nextFree[index] = free;
        free = index;
        return object;
    }
}
