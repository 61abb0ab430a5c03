package dev.witloof.wasi.cli;

import dev.witloof.bindings.wasi.cli.Stderr;
import dev.witloof.bindings.wasi.cli.Stdin;
import dev.witloof.bindings.wasi.cli.Stdout;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.wasi.io.HostInputStream;
import dev.witloof.wasi.io.HostOutputStream;
import dev.witloof.wasi.io.JavaInput;
import dev.witloof.wasi.io.JavaOutput;
import java.io.OutputStream;

/** The standard streams of {@code wasi:cli}. A guest may ask for each several times, which is always the same stream. */
public final class HostStdio implements Stdin, Stdout, Stderr {
    private final JavaInput input;
    private final OutputStream output;
    private final OutputStream error;

    /**
     * Makes the interfaces.
     *
     * @param input standard input
     * @param output standard output
     * @param error standard error
     */
    public HostStdio(JavaInput input, OutputStream output, OutputStream error) {
        this.input = input;
        this.output = output;
        this.error = error;
    }

    @Override
    public Streams.InputStream getStdin() {
        return new HostInputStream(input.source());
    }

    @Override
    public Streams.OutputStream getStdout() {
        return new HostOutputStream(new JavaOutput(output));
    }

    @Override
    public Streams.OutputStream getStderr() {
        return new HostOutputStream(new JavaOutput(error));
    }
}
