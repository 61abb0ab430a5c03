package dev.witloof.runtime.abi;

import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.HandleValue;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resources on their way between a guest and Java: taken out of the guest's table and not yet given to the code that will
 * own them, or returned by that code and not yet in the table. Nobody else can close them when the call fails on the way,
 * so they end with the instance. For one instance, in which one call at a time passes values.
 */
final class InFlight {
    /** Room for more than this is given back. */
    private static final int KEPT = 1024;

    private @Nullable Object[] taken = new @Nullable Object[0];
    private int size;
    /** How many of those, from the first, have been given to the code that owns them now. */
    private int given;

    private @Nullable Object returned;
    private final @Nullable InFlight outer;

    /**
     * Makes one that holds nothing yet.
     *
     * @param outer what is in flight besides, and ends with this
     */
    InFlight(@Nullable InFlight outer) {
        this.outer = outer;
    }

    /** A resource was taken out of the guest's table. */
    void take(@Nullable Object resource) {
        if (size == taken.length) {
            taken = Arrays.copyOf(taken, Math.max(4, size * 2));
        }
        taken[size++] = resource;
    }

    /** Everything that was taken is given to the code that will own it. */
    void give() {
        given = size;
    }

    /** That code has refused it. */
    void takeBack() {
        given = 0;
    }

    /** Java code returned a value that holds resources of which it is no longer the owner. */
    void returned(Object value) {
        returned = value;
    }

    /** Everything has arrived. */
    void arrived() {
        forgetTaken();
        returned = null;
    }

    private void forgetTaken() {
        while (size != 0) {
            taken[--size] = null;
        }
        if (taken.length > KEPT) {
            taken = new @Nullable Object[0];
        }
        given = 0;
    }

    boolean isEmpty() {
        return size == 0 && returned == null;
    }

    /** Closes everything but what the guest's table owns, which is about to be closed too. */
    void close(HandleTable table, Closer closer) {
        // Forgotten before it is closed, so that closing which breaks off and is taken up again closes nothing twice.
        for (int i = given; i < size; i++) {
            Object resource = taken[i];
            taken[i] = null;
            closer.close(resource);
        }
        forgetTaken();
        if (returned != null) {
            Object value = returned;
            returned = null;
            closeReturned(value, table, closer);
        }
        if (outer != null) {
            outer.close(table, closer);
        }
    }

    /**
     * Closes what was taken and belongs to a value that nobody will get.
     *
     * @param value the value, of which no part is anywhere else
     * @param closer what closes
     */
    void discard(Object value, Closer closer) {
        List<Object> found = new ArrayList<>();
        collect(value, found, closer);
        for (Object resource : found) {
            // Forgotten before it is closed, so that a call that fails later does not close it again.
            forget(resource);
            closer.close(resource);
        }
    }

    /** Forgets the latest that was taken and is the resource. */
    private void forget(Object resource) {
        for (int i = size - 1; i >= given; i--) {
            if (taken[i] == resource) {
                taken[i] = null;
                return;
            }
        }
    }

    private static void closeReturned(Object value, HandleTable table, Closer closer) {
        List<Object> found = new ArrayList<>();
        collect(value, found, closer);
        Set<Object> homeless = Collections.newSetFromMap(new IdentityHashMap<>());
        homeless.addAll(found);
        table.removeOwned(homeless);
        for (Object object : found) {
            if (homeless.remove(object)) {
                closer.close(object);
            }
        }
    }

    /**
     * Finds the resources in a value, as far as it gives them out. Reflective, since this happens once in the life of an
     * instance at most.
     */
    @SuppressWarnings("CatchingUnchecked") // A list may be the user's own, and the reason why the call failed.
    private static void collect(@Nullable Object value, List<Object> found, Closer closer) {
        try {
            if (Closer.closes(value)) {
                found.add(value);
            } else if (value instanceof HandleValue handle) {
                collect(handle.resource(), found, closer);
            } else if (value instanceof ComponentValue composite) {
                composite.parts().forEach(part -> collect(part, found, closer));
            } else if (value instanceof Iterable<?> list) {
                list.forEach(element -> collect(element, found, closer));
            } else if (value instanceof Map<?, ?> map) {
                map.values().forEach(each -> collect(each, found, closer));
            } else if (value instanceof Optional<?> option) {
                collect(option.orElse(null), found, closer);
            } else if (value instanceof Record) {
                for (RecordComponent component : value.getClass().getRecordComponents()) {
                    collect(component.getAccessor().invoke(value), found, closer);
                }
            }
        } catch (Throwable e) {
            closer.failed(e);
        }
    }
}
