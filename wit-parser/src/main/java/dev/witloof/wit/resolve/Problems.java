package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.diagnostic.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Collects what is wrong, to be told all at once. */
final class Problems {

    /** More than this helps nobody, and hostile text could ask for a lot of memory. */
    private static final int MAX = 200;

    private final Set<Diagnostic> found = new LinkedHashSet<>();

    void add(Diagnostic diagnostic) {
        if (found.size() < MAX) {
            found.add(diagnostic);
        }
    }

    /** Adds one that is dear to make, with a suggestion from many names. */
    void add(Supplier<Diagnostic> diagnostic) {
        if (found.size() < MAX) {
            add(diagnostic.get());
        }
    }

    /** Throws if anything was found; in the order of the text, which is that of the file names and of their lines. */
    void throwIfAny() throws ResolveException {
        if (found.isEmpty()) {
            return;
        }
        List<Diagnostic> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((Diagnostic d) ->
                        d.span().map(span -> span.source().name()).orElse(""))
                .thenComparing(d -> d.span().map(Span::start).orElse(0)));
        throw new ResolveException(sorted);
    }
}
