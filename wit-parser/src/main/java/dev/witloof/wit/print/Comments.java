package dev.witloof.wit.print;

import java.util.List;

/**
 * Documentation as comments, in a form that reads back as the same text: a line comment for each line, which lose the white
 * space that all lines start with and each ends with. A text that has such white space is a block comment.
 */
final class Comments {

    private Comments() {}

    static void print(String docs, WitText out) {
        List<String> lines = List.of(docs.split("\n", -1));
        if (!keepsItsSpaces(lines) && fitsABlock(docs)) {
            out.line("/**" + docs + "*/");
            return;
        }
        lines.forEach(line -> out.line("///" + (line.isEmpty() ? "" : " " + line.stripTrailing())));
    }

    private static boolean keepsItsSpaces(List<String> lines) {
        boolean flush = false;
        boolean empty = true;
        for (String line : lines) {
            if (!line.equals(line.stripTrailing())) {
                return false;
            }
            flush |= !line.isEmpty() && !isSpace(line.charAt(0));
            empty &= line.isEmpty();
        }
        return flush || empty;
    }

    /** Whether nothing ends or nests the comment, and the spaces that a block loses are not there. */
    private static boolean fitsABlock(String docs) {
        return !docs.contains("*/")
                && !docs.contains("/*")
                && !docs.startsWith("/")
                && !docs.startsWith(" ")
                && docs.equals(docs.stripTrailing());
    }

    private static boolean isSpace(char c) {
        return " \t\r\f".indexOf(c) >= 0;
    }
}
