package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import dev.witloof.wasi.io.OpenLimit;
import java.time.InstantSource;

/**
 * What the descriptors of one instance share.
 *
 * @param open counts what is open
 * @param clock says what time it is now
 */
record FileAccess(OpenLimit open, InstantSource clock) {
    /** Counts one more open thing. */
    void acquire() throws ErrorCodeException {
        if (!open.acquire()) {
            throw FileErrors.of(ErrorCode.INSUFFICIENT_MEMORY);
        }
    }
}
