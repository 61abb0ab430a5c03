package dev.witloof.wit.diagnostic;

import java.util.List;

/**
 * Thrown when WIT text is refused: it carries the first syntax error of each file, or else every semantic error of
 * the first package that has any.
 */
public final class ResolveException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;
    /** What was found, as text: the message. */
    private final String rendered;

    /**
     * Makes an exception of what was found.
     *
     * @param diagnostics what was found, at least one, in the order to show them
     */
    public ResolveException(List<Diagnostic> diagnostics) {
        this(diagnostics, new DiagnosticRenderer().render(diagnostics));
    }

    private ResolveException(List<Diagnostic> diagnostics, String rendered) {
        super(rendered);
        if (diagnostics.isEmpty()) {
            throw new IllegalArgumentException("a ResolveException without a diagnostic");
        }
        this.diagnostics = List.copyOf(diagnostics);
        this.rendered = rendered;
    }

    /**
     * Returns what was found as text.
     *
     * @return all diagnostics as {@link DiagnosticRenderer} renders them
     */
    @Override
    public String getMessage() {
        return rendered;
    }

    /**
     * Returns what was found.
     *
     * @return at least one diagnostic, in the order to show them
     */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
