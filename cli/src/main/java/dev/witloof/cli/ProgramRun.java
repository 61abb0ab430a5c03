package dev.witloof.cli;

import dev.witloof.messaging.config.WasiConfig;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.wasi.WasiCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** {@code witloof run GUEST} of a program: a component that exports {@code wasi:cli/run}. */
final class ProgramRun {
    private final Path file;
    private final Component component;

    ProgramRun(Path file, Component component) {
        this.file = file;
        this.component = component;
    }

    /**
     * Runs the program to its end.
     *
     * @param granted what it may do
     * @param deadline how long it may take
     * @return its exit code
     * @throws CommandFailure if it needs what WASI does not have, or ends by a fault
     * @throws IllegalArgumentException if a directory or a text that it is given is none
     */
    int run(WasiConfig granted, Optional<Duration> deadline, PrintWriter out, PrintWriter err) throws CommandFailure {
        Store.Builder limits = Store.builder();
        deadline.ifPresent(limits::deadline);
        // What is left of the output comes before what is told of the end.
        try (Store store = limits.build();
                PrintedOutput output = new PrintedOutput(out, err)) {
            return WasiCommand.prepare(component).run(store, output.host(granted));
        } catch (LinkException | Trap e) {
            throw CommandFailure.of(file + ": " + e.getMessage(), e);
        }
    }
}
