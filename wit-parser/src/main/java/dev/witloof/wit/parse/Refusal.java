package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.Diagnostic;

/** Leaves the depths of the tree builder with the first thing that is wrong; it does not leave this package. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    Refusal(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
