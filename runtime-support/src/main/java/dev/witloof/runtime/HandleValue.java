package dev.witloof.runtime;

import dev.witloof.runtime.wave.Wave;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An {@code own} or {@code borrow} handle: the resource that it stands for. Passed as {@code own} it ends the resource's
 * life on this side, passed as {@code borrow} it is lent until the call ends; one handle may be used for both, one after
 * the other. Handles are equal if they stand for the same object.
 *
 * @param resource the Java object of a resource that Java implements; of one that a guest implements, the
 *     {@link Resource} that the guest gave out
 */
public record HandleValue(Object resource) implements ComponentValue {
    /**
     * Makes a handle.
     *
     * @param resource what it stands for
     */
    public HandleValue {
        Objects.requireNonNull(resource, "resource");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HandleValue that && resource == that.resource;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(resource);
    }

    @Override
    public String toString() {
        return Wave.describe(this);
    }
}
