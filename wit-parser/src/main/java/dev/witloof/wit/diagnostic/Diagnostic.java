package dev.witloof.wit.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong with a WIT text, or with what was asked of it: what was found, where, and what to do.
 *
 * <p>A value; {@link DiagnosticRenderer} turns it into text for people.
 *
 * @param severity how bad it is
 * @param code what kind of thing it is, for programs
 * @param message what was found and what was wanted, one line without a full stop
 * @param span where it is; nothing if no text is to blame, such as a world that was asked for and does not exist
 * @param secondary a second place that explains the first
 * @param hints what to do about it, each one line
 */
public record Diagnostic(
        Severity severity,
        DiagnosticCode code,
        String message,
        Optional<Span> span,
        Optional<Label> secondary,
        List<String> hints) {

    /**
     * Copies the hints.
     *
     * @param severity see {@link #severity()}
     * @param code see {@link #code()}
     * @param message see {@link #message()}
     * @param span see {@link #span()}
     * @param secondary see {@link #secondary()}
     * @param hints see {@link #hints()}
     */
    public Diagnostic {
        hints = List.copyOf(hints);
    }

    /**
     * A place with a few words about it.
     *
     * @param span the place
     * @param text what is there, such as {@code first defined here}
     */
    public record Label(Span span, String text) {}

    /**
     * Makes an error with a place.
     *
     * @param code its kind
     * @param span its place
     * @param message what was found and what was wanted
     * @return the error, without hints
     */
    public static Diagnostic error(DiagnosticCode code, Span span, String message) {
        return new Diagnostic(Severity.ERROR, code, message, Optional.of(span), Optional.empty(), List.of());
    }

    /**
     * Makes an error that no place in a text is to blame for.
     *
     * @param code its kind
     * @param message what was found and what was wanted
     * @return the error, without hints
     */
    public static Diagnostic error(DiagnosticCode code, String message) {
        return new Diagnostic(Severity.ERROR, code, message, Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Adds a hint.
     *
     * @param hint what to do, one line
     * @return this diagnostic with one hint more
     */
    public Diagnostic help(String hint) {
        List<String> more = new ArrayList<>(hints);
        more.add(hint);
        return new Diagnostic(severity, code, message, span, secondary, more);
    }

    /**
     * Adds a hint where there is one.
     *
     * @param hint what to do, one line, or nothing
     * @return this diagnostic, with one hint more if there is one
     */
    public Diagnostic help(Optional<String> hint) {
        return hint.map(this::help).orElse(this);
    }

    /**
     * Sets the second place.
     *
     * @param place the place
     * @param text what is there
     * @return this diagnostic with that second place
     */
    public Diagnostic also(Span place, String text) {
        return new Diagnostic(severity, code, message, span, Optional.of(new Label(place, text)), hints);
    }

    /**
     * Returns the place and message on one line.
     *
     * @return {@code name:line:column: severity: message}
     */
    @Override
    public String toString() {
        return span.map(s -> s + ": ").orElse("") + severity.label() + ": " + message;
    }
}
