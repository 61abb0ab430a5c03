package dev.witloof.cli;

/** What the command ends with; the README and {@code --help} document them. */
final class ExitCode {

    /** Everything that was asked for happened. */
    static final int OK = 0;

    /** It was tried and failed: WIT with errors, a component that does not fit, a message that was not handled. */
    static final int FAILED = 1;

    /** The command line makes no sense. */
    static final int USAGE = 2;

    /** A defect of the command itself. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
