package dev.witloof.runtime.abi;

import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Trap;
import org.jspecify.annotations.Nullable;

/** Closes the Java resources of an instance that ends, all of them, whatever closing one of them throws. */
final class Closer {
    private final Throwable failures;
    private @Nullable Error error;

    /** Makes a closer that adds what is thrown to {@code failures}, as suppressed. */
    Closer(Throwable failures) {
        this.failures = failures;
    }

    /** Whether an object is one that is closed. */
    static boolean closes(@Nullable Object object) {
        return object instanceof Resource;
    }

    /** Closes an object whose handle a guest has dropped, if it is a resource. */
    static void close(ResourceBinding type, @Nullable Object object) {
        if (object instanceof Resource resource) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new Trap(Trap.Rule.HOST, "closing a " + type + " failed: " + e, e);
            }
        }
    }

    /** Closes an object, if it is a resource. */
    @SuppressWarnings("CatchingUnchecked") // Whatever one throws, the others are closed.
    void close(@Nullable Object object) {
        if (object instanceof Resource resource) {
            try {
                resource.close();
            } catch (Throwable e) {
                failed(e);
            }
        }
    }

    /** Notes what was thrown. */
    void failed(Throwable thrown) {
        if (error == null && thrown instanceof Error e && !(e instanceof StackOverflowError)) {
            error = e;
        } else if (thrown != failures) {
            failures.addSuppressed(thrown);
        }
    }

    /**
     * Ends the closing.
     *
     * @throws Error the first error that was thrown, other than a stack overflow, with all other failures as suppressed
     */
    void finish() {
        if (error != null) {
            if (error != failures) {
                error.addSuppressed(failures);
            }
            throw error;
        }
    }
}
