package dev.witloof.wit.diagnostic;

/**
 * The line of a {@link Span} as it is shown: tabs widened, unprintable characters spelled out, long lines cut.
 *
 * @param line the text to show
 * @param start how many columns before the marks
 * @param length how many marks, at least one
 */
record SnippetText(String line, int start, int length) {

    private static final int TAB = 4;
    /** How many characters of a line are shown before the place, and how many from it on. */
    private static final int BEFORE = 100;

    private static final int AFTER = 100;
    private static final String CUT = "...";

    static SnippetText of(Span span) {
        SourceFile source = span.source();
        int number = span.line();
        int end = Math.max(source.lineEnd(number), span.start());
        int from = Math.max(source.lineStart(number), span.start() - BEFORE);
        int to = Math.min(end, span.start() + AFTER);
        String head = source.text().substring(from, span.start());
        String marked = source.text().substring(span.start(), Math.min(to, Math.max(span.end(), span.start())));
        String tail = source.text().substring(span.start() + marked.length(), to);
        String before = (from > source.lineStart(number) ? CUT : "") + visible(head);
        String line = before + visible(marked) + visible(tail) + (to < end ? CUT : "");
        return new SnippetText(line, width(before), Math.max(1, width(visible(marked))));
    }

    /**
     * Spells out what a terminal would not show as itself.
     *
     * @param text any text
     * @return the text with tabs as spaces, and control, format and unpaired surrogate characters as {@code <U+XXXX>}
     */
    static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t') {
                out.append(" ".repeat(TAB));
            } else if (printable(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format("<U+%04X>", c));
            }
        });
        return out.toString();
    }

    private static boolean printable(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
