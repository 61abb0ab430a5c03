package dev.witloof.it.spec;

/**
 * What became of one command.
 *
 * @param kind whether it passed
 * @param reason why not; empty if it passed
 */
record Verdict(Kind kind, String reason) {
    static final Verdict PASSED = new Verdict(Kind.PASSED, "");

    enum Kind {
        PASSED,
        FAILED,
        SKIPPED
    }

    static Verdict failed(String reason) {
        return new Verdict(Kind.FAILED, reason);
    }

    static Verdict skipped(String reason) {
        return new Verdict(Kind.SKIPPED, reason);
    }
}
