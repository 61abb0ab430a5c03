package dev.witloof.component.definition;

/**
 * Text from a binary as it may stand in a message. Names of core modules may hold anything, and a message must neither
 * drive a terminal nor forge the lines of a log. Stateless.
 */
public final class Printable {
    private Printable() {}

    /**
     * Makes a text printable.
     *
     * @param text any text
     * @return the same, with control and format characters, separators of lines and lone surrogates escaped: a backslash,
     *     {@code u}, and the code point in hexadecimal digits between braces
     */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isPrintable(c)) {
                printable.appendCodePoint(c);
            } else {
                printable.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return printable.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
