package dev.witloof.cli;

/** What the command ends with; the README and {@code --help} document them. */
final class ExitCode {

    /** Everything that was asked for happened. Also how a host on brokers ends that SIGTERM or SIGINT has ended in order. */
    static final int OK = 0;

    /** It was tried and failed: WIT or a configuration with errors, a component that does not fit, a broker out of reach. */
    static final int FAILED = 1;

    /** The command line makes no sense. */
    static final int USAGE = 2;

    /** A defect of the command itself. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
