package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What changes names, one guest at a time: so that none moves a directory while a path to it is being used, or appends to a
 * file between another's look at its end and its write.
 */
final class Namespace {
    private static final ReentrantLock LOCK = new ReentrantLock();

    private Namespace() {}

    /** Runs a function that changes names, or uses a path. */
    static <T> T locked(FileErrors.Action<T> action) throws ErrorCodeException {
        return FileErrors.coded(() -> {
            try {
                LOCK.lockInterruptibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the call was interrupted while it waited for other guests", e);
            }
            try {
                return action.run();
            } finally {
                LOCK.unlock();
            }
        });
    }
}
