package dev.witloof.wit.check;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Severity;
import dev.witloof.wit.diagnostic.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects warnings. */
final class Findings {

    /** More than this helps nobody, and hostile text could ask for a lot of memory. */
    private static final int MAX = 200;

    private final Set<Diagnostic> found = new LinkedHashSet<>();

    void add(Span span, String message, String hint) {
        add(new Diagnostic(
                Severity.WARNING,
                DiagnosticCode.UNFIT_FOR_COMPONENTS,
                message,
                Optional.of(span),
                Optional.empty(),
                List.of(hint)));
    }

    /** Says that two names are one. */
    void same(String what, String name, Span span, UniqueNames.First first) {
        add(new Diagnostic(
                        Severity.WARNING,
                        DiagnosticCode.UNFIT_FOR_COMPONENTS,
                        what + " `" + name + "` has the same name as `" + first.name() + "` to a component",
                        Optional.of(span),
                        Optional.empty(),
                        List.of(
                                "letters in another case make no other name, and a method cannot have that of its resource"))
                .also(first.span(), "the other one"));
    }

    private void add(Diagnostic diagnostic) {
        if (found.size() < MAX) {
            found.add(diagnostic);
        }
    }

    List<Diagnostic> all() {
        return List.copyOf(found);
    }
}
