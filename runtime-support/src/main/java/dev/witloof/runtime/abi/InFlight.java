package dev.witloof.runtime.abi;

import dev.witloof.runtime.Resource;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resources on their way between a guest and Java: taken out of the guest's table and not yet given to the code that will
 * own them, or returned by that code and not yet in the table. A call that fails meanwhile closes them, because nobody
 * else can. For one instance, in which one call at a time passes values.
 */
final class InFlight {
    private @Nullable Object[] taken = new @Nullable Object[0];
    private int size;
    private @Nullable Object returned;

    /** A resource was taken out of the guest's table. */
    void take(Object resource) {
        if (size == taken.length) {
            taken = Arrays.copyOf(taken, Math.max(4, size * 2));
        }
        taken[size++] = resource;
    }

    /** Java code returned a value that holds resources of which it is no longer the owner. */
    void returned(Object value) {
        returned = value;
    }

    /** Everything has arrived. */
    void arrived() {
        while (size != 0) {
            taken[--size] = null;
        }
        returned = null;
    }

    boolean isEmpty() {
        return size == 0 && returned == null;
    }

    /**
     * The call failed: closes everything but what is in the guest's table, which closes it when the instance ends.
     *
     * @param failures what failures to close are added to
     */
    void close(HandleTable table, Throwable failures) {
        for (int i = 0; i < size; i++) {
            close(taken[i], failures);
        }
        Object value = returned;
        arrived();
        if (value != null) {
            closeAll(value, table, failures);
        }
    }

    /** Closes what a value holds. Reflective, since this happens once in the life of an instance at most. */
    private static void closeAll(@Nullable Object value, HandleTable table, Throwable failures) {
        if (value instanceof Resource resource) {
            if (!table.holds(resource)) {
                close(resource, failures);
            }
        } else if (value instanceof Iterable<?> list) {
            list.forEach(element -> closeAll(element, table, failures));
        } else if (value instanceof Optional<?> option) {
            option.ifPresent(some -> closeAll(some, table, failures));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                try {
                    closeAll(component.getAccessor().invoke(value), table, failures);
                } catch (ReflectiveOperationException e) {
                    failures.addSuppressed(e);
                }
            }
        }
    }

    /** Closes a resource, if it is one; what it throws is added to the failures. */
    @SuppressWarnings("CatchingUnchecked") // Whatever one throws, the others are closed.
    static void close(@Nullable Object object, Throwable failures) {
        if (object instanceof Resource resource) {
            try {
                resource.close();
            } catch (Throwable e) {
                failures.addSuppressed(e);
            }
        }
    }
}
