package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import java.util.List;

/** Words for cycles. */
final class Cycles {

    private static final int MAX_SHOWN = 8;

    private Cycles() {}

    /**
     * Describes a cycle at the reference that closes it.
     *
     * @param code its kind
     * @param cycle the cycle
     * @param what what its members are
     * @param does what they do, such as {@code contains itself}
     * @param <K> what names a member
     * @return the diagnostic; its hint shows the way around
     */
    static <K> Diagnostic diagnostic(DiagnosticCode code, TopologicalOrder.Cycle<K> cycle, String what, String does) {
        List<TopologicalOrder.Edge<K>> edges = cycle.edges();
        TopologicalOrder.Edge<K> first = edges.get(0);
        Diagnostic diagnostic = Diagnostic.error(code, first.span(), what + " `" + first.target() + "` " + does);
        if (edges.size() == 1) {
            return code == DiagnosticCode.PACKAGE_CYCLE
                    ? diagnostic.help("write only the name of what is in the same package")
                    : diagnostic;
        }
        StringBuilder way = new StringBuilder("`" + first.target() + "`");
        for (TopologicalOrder.Edge<K> edge : edges.subList(1, Math.min(edges.size(), MAX_SHOWN))) {
            way.append(" refers to `").append(edge.target()).append("`, which");
        }
        way.append(edges.size() > MAX_SHOWN ? " leads back to `" : " refers to `")
                .append(first.target())
                .append('`');
        return diagnostic.help(way.toString());
    }
}
