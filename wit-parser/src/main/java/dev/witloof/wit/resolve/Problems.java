package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.diagnostic.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects what is wrong, to be told all at once. */
final class Problems {

    /** More than this helps nobody, and hostile text could ask for a lot of memory. */
    private static final int MAX = 200;

    /** When the reference, which stops at the first mistake, would come across one. */
    enum Stage {
        /** It knows which interfaces and worlds there are. */
        NAMES,
        /** It knows what stands in them. */
        MEMBERS,
        /** It knows what they refer to in other packages. */
        LINKS,
        /** It knows what is gated out, and what that means for the rest. */
        MEANING;

        private static Stage of(Diagnostic diagnostic) {
            return switch (diagnostic.code()) {
                case INTERFACE_CYCLE, INCLUDE_CYCLE -> NAMES;
                case UNKNOWN_PACKAGE -> LINKS;
                case INVALID_GATE_VERSION,
                        GATED_REFERENCE,
                        BORROW_IN_RESULT,
                        UNKNOWN_INCLUDE_NAME,
                        INCLUDE_CONFLICT,
                        INCOMPATIBLE_EXPORT,
                        LIMIT -> MEANING;
                default -> MEMBERS;
            };
        }
    }

    private final Map<Diagnostic, Stage> found = new LinkedHashMap<>();

    void add(Diagnostic diagnostic) {
        add(Stage.of(diagnostic), diagnostic);
    }

    void add(Stage stage, Diagnostic diagnostic) {
        if (found.size() < MAX) {
            found.putIfAbsent(diagnostic, stage);
        }
    }

    /** Adds one that is dear to make, with a suggestion from many names. */
    void add(Stage stage, Supplier<Diagnostic> diagnostic) {
        if (found.size() < MAX) {
            add(stage, diagnostic.get());
        }
    }

    /**
     * Throws if anything was found: first what the reference would say, then the rest in the order of the text, which is that
     * of the file names and of their lines.
     */
    void throwIfAny() throws ResolveException {
        if (found.isEmpty()) {
            return;
        }
        List<Diagnostic> sorted = new ArrayList<>(found.keySet());
        // Of several in one stage the first that was found: the resolver goes through a package as the reference does.
        Diagnostic first = found.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        sorted.remove(first);
        sorted.sort(Comparator.comparing((Diagnostic d) ->
                        d.span().map(span -> span.source().name()).orElse(""))
                .thenComparing(d -> d.span().map(Span::start).orElse(0)));
        sorted.add(0, first);
        throw new ResolveException(sorted);
    }
}
