package dev.witloof.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** What a program prints, line by line and with control characters shown, so that it cannot steer the terminal. */
final class PrintedLines extends OutputStream {
    private static final int LONGEST = 1 << 16;

    private final PrintWriter out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    PrintedLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(int one) {
        if (one == '\n') {
            end();
            out.println();
        } else {
            if (line.size() == LONGEST) {
                end();
            }
            line.write(one);
        }
    }

    /** Prints what has no end of line yet, when the program has ended. */
    void end() {
        out.print(PrintableText.line(line.toString(StandardCharsets.UTF_8)));
        out.flush();
        line.reset();
    }
}
