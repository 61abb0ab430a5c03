package dev.witloof.runtime.abi;

import dev.witloof.runtime.Trap;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The handles of one component instance, as parallel arrays with the free list threaded through them.
 *
 * <p>Index 0 is never used, and the index freed last is used first. Source: "Table State", "Resource State".
 */
final class HandleTable {
    /** The specification's limit: the high four bits of an index stay free for the guest. */
    static final int MAX_LENGTH = (1 << 28) - 1;

    private final int limit;
    private @Nullable ResourceBinding[] types = new @Nullable ResourceBinding[8];
    private @Nullable Object[] objects = new @Nullable Object[8];
    private @Nullable BorrowScope[] scopes = new @Nullable BorrowScope[8];
    private int[] reps = new int[8];
    /** How often the handle is lent; of a free index, the next free one. */
    private int[] lends = new int[8];

    private int length = 1;
    private int free;

    HandleTable(int limit) {
        this.limit = Math.min(limit, MAX_LENGTH);
    }

    /** Adds a handle: owning if {@code scope} is null, else borrowed for that call. */
    int add(ResourceBinding type, int rep, @Nullable Object object, @Nullable BorrowScope scope) {
        int index = free;
        if (index != 0) {
            free = lends[index];
        } else {
            index = length;
            if (index > limit) {
                throw new GuestFault(Trap.Rule.LIMIT, "too many handles: an instance may hold " + limit, null);
            }
            if (index == reps.length) {
                grow();
            }
            length++;
        }
        types[index] = type;
        reps[index] = rep;
        objects[index] = object;
        scopes[index] = scope;
        lends[index] = 0;
        if (scope != null) {
            scope.borrows++;
        }
        return index;
    }

    private void grow() {
        int capacity = (int) Math.min((long) reps.length * 2, limit + 1L);
        types = Arrays.copyOf(types, capacity);
        objects = Arrays.copyOf(objects, capacity);
        scopes = Arrays.copyOf(scopes, capacity);
        reps = Arrays.copyOf(reps, capacity);
        lends = Arrays.copyOf(lends, capacity);
    }

    /** Checks that an index is a handle of a type, as {@code where} wants it. */
    void check(int index, ResourceBinding type, String where) {
        if (Integer.compareUnsigned(index, length) >= 0 || types[index] == null) {
            throw new Trap(
                    Trap.Rule.HANDLE_INDEX,
                    where + ": unknown handle index " + Integer.toUnsignedString(index) + ", wanted a " + type);
        }
        if (types[index] != type) {
            throw new Trap(
                    Trap.Rule.HANDLE_TYPE,
                    where + ": handle index " + index + " is a " + types[index] + ", wanted a " + type);
        }
    }

    /** Removes a handle that was checked, and ends the borrow if it is one. */
    void remove(int index, String where) {
        if (lends[index] != 0) {
            throw new Trap(
                    Trap.Rule.HANDLE_LENT,
                    where + ": cannot remove handle " + index + ": the " + types[index] + " is lent to a call");
        }
        BorrowScope scope = scopes[index];
        if (scope != null) {
            scope.borrows--;
            scopes[index] = null;
        }
        types[index] = null;
        objects[index] = null;
        lends[index] = free;
        free = index;
    }

    boolean isOwn(int index) {
        return scopes[index] == null;
    }

    int rep(int index) {
        return reps[index];
    }

    @Nullable
    Object object(int index) {
        return objects[index];
    }

    /** Closes the Java objects that the table owns, lowest handle first, for the end of the instance. */
    void closeOwned(Closer closer) {
        for (int i = 1; i < length; i++) {
            if (isUsed(i) && isOwn(i)) {
                Object object = objects[i];
                objects[i] = null;
                GuestResource.release(object);
                closer.close(object);
            }
        }
    }

    /** Removes from a set of objects those that the table owns. */
    void removeOwned(Set<Object> set) {
        for (int i = 1; i < length && !set.isEmpty(); i++) {
            if (isUsed(i) && isOwn(i) && objects[i] != null) {
                set.remove(objects[i]);
            }
        }
    }

    void lend(int index) {
        lends[index]++;
    }

    void endLend(int index) {
        lends[index]--;
    }

    private boolean isUsed(int index) {
        return types[index] != null;
    }
}
