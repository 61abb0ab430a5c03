package dev.witloof.wit.decode;

/** Documentation from a binary, made a text that WIT's comments can hold. */
final class DocText {
    private static final int REPLACEMENT = 0xfffd;

    private DocText() {}

    /** The text with line feeds as the only ends of lines, no ends behind the last line, and no character that WIT forbids. */
    static String of(String docs) {
        StringBuilder out = new StringBuilder(docs.length());
        docs.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .map(point -> isForbidden(point) ? REPLACEMENT : point)
                .forEach(out::appendCodePoint);
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == '\n') {
            end--;
        }
        return out.substring(0, end);
    }

    private static boolean isForbidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\t';
            case Character.SURROGATE, Character.FORMAT -> true;
            // Deprecated by Unicode, and forbidden in WIT for that.
            default ->
                point == 0x149
                        || point == 0x673
                        || point == 0xf77
                        || point == 0xf79
                        || point == 0x17a3
                        || point == 0x17a4
                        || point == 0x17b4
                        || point == 0x17b5;
        };
    }
}
