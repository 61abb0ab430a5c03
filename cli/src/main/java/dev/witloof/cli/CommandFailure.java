package dev.witloof.cli;

import org.jspecify.annotations.Nullable;

/** A failure that the user can do something about: its text is all they need to see. */
final class CommandFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String text;

    private CommandFailure(String text, @Nullable Throwable cause) {
        super(text, cause);
        this.text = text;
    }

    /** A failure told in one line. */
    static CommandFailure of(String line) {
        return new CommandFailure("error: " + PrintableText.of(line) + "\n", null);
    }

    /** A failure told in one line. */
    static CommandFailure of(String line, Throwable cause) {
        return new CommandFailure("error: " + PrintableText.of(line) + "\n", cause);
    }

    /** A failure that is rendered already, as diagnostics are. */
    static CommandFailure rendered(String lines, Throwable cause) {
        return new CommandFailure(lines, cause);
    }

    /** What goes to standard error, ended by a line break. */
    String text() {
        return text;
    }
}
