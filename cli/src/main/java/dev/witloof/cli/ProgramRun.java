package dev.witloof.cli;

import dev.witloof.messaging.config.WasiConfig;
import dev.witloof.messaging.config.WasiConfig.Stdio;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.wasi.WasiCommand;
import dev.witloof.wasi.WasiHostBuilder;
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
        WasiHostBuilder host = granted.toBuilder();
        PrintedLines output = new PrintedLines(out);
        PrintedLines error = new PrintedLines(err);
        if (granted.stdio() != Stdio.INHERIT) {
            host.stdout(output).stderr(error);
        }
        Store.Builder limits = Store.builder();
        deadline.ifPresent(limits::deadline);
        try (Store store = limits.build()) {
            return WasiCommand.prepare(component).run(store, host.build());
        } catch (LinkException | Trap e) {
            output.end();
            error.end();
            throw CommandFailure.of(file + ": " + e.getMessage(), e);
        } finally {
            output.end();
            error.end();
        }
    }
}
