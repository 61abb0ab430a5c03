package dev.witloof.cli;

import dev.witloof.messaging.config.WasiConfig;
import dev.witloof.messaging.config.WasiConfig.Stdio;
import dev.witloof.wasi.WasiHost;
import dev.witloof.wasi.WasiHostBuilder;
import java.io.PrintWriter;

/** What one guest prints while it is called, line by line unless it has the streams of the process. */
final class PrintedOutput implements AutoCloseable {
    private final PrintedLines output;
    private final PrintedLines error;

    PrintedOutput(PrintWriter out, PrintWriter err) {
        this.output = new PrintedLines(out);
        this.error = new PrintedLines(err);
    }

    /**
     * A host of WASI whose guest prints here.
     *
     * @throws IllegalArgumentException if a directory or a text that it is given is none
     */
    WasiHost host(WasiConfig granted) {
        WasiHostBuilder host = granted.toBuilder();
        if (granted.stdio() != Stdio.INHERIT) {
            host.stdout(output).stderr(error);
        }
        return host.build();
    }

    /** Prints what has no end of line yet. */
    void end() {
        output.end();
        error.end();
    }

    @Override
    public void close() {
        end();
    }
}
