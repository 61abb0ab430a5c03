package dev.witloof.messaging.config;

import java.util.stream.Collectors;

/** Texts of a file, made fit for a message. */
final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    /** A key or a name between backquotes. */
    static String name(String text) {
        return "`" + cut(text) + "`";
    }

    /** A value between double quotes. */
    static String value(String text) {
        return "\"" + cut(text) + "\"";
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? oneLine(text)
                : oneLine(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "…";
    }

    /** Each line of the text as {@link #oneLine}, all but the first indented, so that none passes for another message. */
    static String lines(String text) {
        return text.lines().map(Shown::oneLine).collect(Collectors.joining("\n  "));
    }

    /** The text with control and direction characters shown by their number, so that nobody can forge a line. */
    static String oneLine(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                    out.append("\\u{").append(Integer.toHexString(point)).append('}');
                default -> out.appendCodePoint(point);
            }
        });
        return out.toString();
    }
}
