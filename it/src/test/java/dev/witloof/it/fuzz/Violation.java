package dev.witloof.it.fuzz;

import org.jspecify.annotations.Nullable;

/** Something that a target found to be other than promised. */
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String message) {
        this(message, null);
    }

    Violation(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
