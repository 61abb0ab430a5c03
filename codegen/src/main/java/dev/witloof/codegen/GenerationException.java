package dev.witloof.codegen;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticRenderer;
import java.util.List;

/** Thrown when WIT is sound and its Java cannot be generated: it carries all reasons, each with its place. */
public final class GenerationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /**
     * Makes an exception of the reasons.
     *
     * @param diagnostics the reasons, at least one, in the order to show them
     */
    public GenerationException(List<Diagnostic> diagnostics) {
        super(new DiagnosticRenderer().render(diagnostics));
        if (diagnostics.isEmpty()) {
            throw new IllegalArgumentException("a GenerationException without a diagnostic");
        }
        this.diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Returns the reasons.
     *
     * @return at least one diagnostic, in the order to show them
     */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
