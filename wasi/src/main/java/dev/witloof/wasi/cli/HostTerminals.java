package dev.witloof.wasi.cli;

import dev.witloof.bindings.wasi.cli.TerminalInput;
import dev.witloof.bindings.wasi.cli.TerminalOutput;
import dev.witloof.bindings.wasi.cli.TerminalStderr;
import dev.witloof.bindings.wasi.cli.TerminalStdin;
import dev.witloof.bindings.wasi.cli.TerminalStdout;
import java.util.Optional;

/** The terminals of {@code wasi:cli}: none of the streams is one, whatever Java's own are. */
public final class HostTerminals
        implements TerminalInput, TerminalOutput, TerminalStdin, TerminalStdout, TerminalStderr {

    /** Makes the interfaces. */
    public HostTerminals() {}

    @Override
    public Optional<TerminalInputResource> getTerminalStdin() {
        return Optional.empty();
    }

    @Override
    public Optional<TerminalOutputResource> getTerminalStdout() {
        return Optional.empty();
    }

    @Override
    public Optional<TerminalOutputResource> getTerminalStderr() {
        return Optional.empty();
    }
}
