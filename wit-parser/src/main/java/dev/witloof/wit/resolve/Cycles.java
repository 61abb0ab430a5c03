package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Words for cycles. */
final class Cycles {

    private static final int MAX_SHOWN = 8;

    private Cycles() {}

    /**
     * Describes a cycle.
     *
     * @param code its kind
     * @param cycle the cycle
     * @param span the reference to blame
     * @param what what its members are
     * @param does what they do, such as {@code contains itself}
     * @param <K> what names a member
     * @return the diagnostic; its hint shows the way around
     */
    static <K> Diagnostic diagnostic(
            DiagnosticCode code, TopologicalOrder.Cycle<K> cycle, Span span, String what, String does) {
        List<TopologicalOrder.Edge<K>> edges = new ArrayList<>(cycle.edges());
        if (!cycle.entered()) {
            // Told from where the first reference leads to.
            Collections.rotate(edges, -1);
        }
        K first = edges.get(edges.size() - 1).target();
        Diagnostic diagnostic = Diagnostic.error(code, span, what + " `" + first + "` " + does);
        if (edges.size() == 1) {
            return code == DiagnosticCode.PACKAGE_CYCLE
                    ? diagnostic.help("write only the name of what is in the same package")
                    : diagnostic;
        }
        StringBuilder way = new StringBuilder("`" + first + "`");
        for (TopologicalOrder.Edge<K> edge : edges.subList(0, Math.min(edges.size(), MAX_SHOWN) - 1)) {
            way.append(" refers to `").append(edge.target()).append("`, which");
        }
        way.append(edges.size() > MAX_SHOWN ? " leads back to `" : " refers to `")
                .append(first)
                .append('`');
        return diagnostic.help(way.toString());
    }
}
