package dev.witloof.wit.diagnostic;

import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;

/**
 * Renders diagnostics as text for people: the message, the place, its line with the stretch marked, and the hints.
 *
 * <pre>{@code
 * error: expected a name, found keyword `option`
 *  --> test.wit:4:8
 *   |
 * 4 |   type option = u32;
 *   |        ^^^^^^
 *   = help: write `%option` to use this keyword as a name
 * }</pre>
 *
 * <p>Nothing that comes from the source reaches a terminal unescaped: control and direction characters are shown by
 * their number. Long lines are cut around the place. Instances have no state.
 */
public final class DiagnosticRenderer {

    /** Makes a renderer. */
    public DiagnosticRenderer() {}

    /**
     * Renders several diagnostics, an empty line between them.
     *
     * @param diagnostics the diagnostics in the order to show them
     * @return lines, each ended by {@code \n}
     */
    public String render(Collection<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Iterator<Diagnostic> it = diagnostics.iterator(); it.hasNext(); ) {
            out.append(render(it.next()));
            if (it.hasNext()) {
                out.append('\n');
            }
        }
        return out.toString();
    }

    /**
     * Renders one diagnostic.
     *
     * @param diagnostic the diagnostic
     * @return lines, each ended by {@code \n}
     */
    public String render(Diagnostic diagnostic) {
        int gutter = gutter(diagnostic);
        String margin = " ".repeat(gutter);
        StringBuilder out = new StringBuilder();
        out.append(diagnostic.severity().label())
                .append(": ")
                .append(SnippetText.visible(diagnostic.message()))
                .append('\n');
        diagnostic.span().ifPresent(span -> {
            place(out, margin, "-->", span);
            snippet(out, gutter, span, "");
            secondary(out, gutter, span, diagnostic.secondary());
        });
        for (String hint : diagnostic.hints()) {
            out.append(margin)
                    .append(" = help: ")
                    .append(SnippetText.visible(hint))
                    .append('\n');
        }
        return out.toString();
    }

    private static void secondary(StringBuilder out, int gutter, Span primary, Optional<Diagnostic.Label> label) {
        if (label.isEmpty()) {
            return;
        }
        Span span = label.get().span();
        if (!span.source().equals(primary.source())) {
            place(out, " ".repeat(gutter), ":::", span);
        } else {
            out.append(" ".repeat(gutter)).append("...\n");
        }
        snippet(out, gutter, span, " " + label.get().text());
    }

    private static void place(StringBuilder out, String margin, String arrow, Span span) {
        out.append(margin)
                .append(arrow)
                .append(' ')
                .append(SnippetText.visible(
                        hasText(span) ? span.toString() : span.source().name()))
                .append('\n');
    }

    /** A component has no text that could be shown. */
    private static boolean hasText(Span span) {
        return !span.source().text().isEmpty();
    }

    private static void snippet(StringBuilder out, int gutter, Span span, String text) {
        if (!hasText(span)) {
            return;
        }
        String margin = " ".repeat(gutter) + " |";
        SnippetText snippet = SnippetText.of(span);
        out.append(margin).append('\n');
        String number = Integer.toString(span.line());
        out.append(number)
                .append(" ".repeat(gutter - number.length()))
                .append(" | ")
                .append(snippet.line())
                .append('\n');
        out.append(margin)
                .append(' ')
                .append(" ".repeat(snippet.start()))
                .append("^".repeat(snippet.length()))
                .append(SnippetText.visible(text))
                .append('\n');
    }

    private static int gutter(Diagnostic diagnostic) {
        int line = Math.max(
                diagnostic.span().map(Span::line).orElse(0),
                diagnostic.secondary().map(label -> label.span().line()).orElse(0));
        return Integer.toString(line).length();
    }
}
