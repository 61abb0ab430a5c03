package dev.witloof.wit.print;

import java.util.List;

/**
 * Documentation as comments, in a form that reads back as the same text: a line comment for each line, which lose the white
 * space that all lines start with and each ends with. A text that has such white space is a block comment, or comments of both
 * kinds where a part of it would end a block.
 */
final class Comments {

    private Comments() {}

    static void print(String docs, WitText out) {
        List<String> lines = List.of(docs.split("\n", -1));
        if (keepsItsSpaces(lines)) {
            lines.forEach(line -> line(line, out));
        } else if (fitsABlock(docs) && !docs.startsWith("/") && !docs.startsWith(" ")) {
            block(docs, out);
        } else {
            mixed(lines, out);
        }
    }

    /** A block for lines that end with white space, up to one that does not, and a line comment for each other line. */
    private static void mixed(List<String> lines, WitText out) {
        int at = 0;
        while (at < lines.size()) {
            int end = at + 1;
            while (end < lines.size() && losesItsEnd(lines.get(end - 1))) {
                end++;
            }
            String part = String.join("\n", lines.subList(at, end));
            if (end > at + 1 && fitsABlock(part)) {
                block(" " + part, out);
            } else {
                lines.subList(at, end).forEach(line -> line(line, out));
            }
            at = end;
        }
    }

    private static void line(String line, WitText out) {
        out.line("///" + (line.isEmpty() ? "" : " " + line.stripTrailing()));
    }

    private static void block(String docs, WitText out) {
        out.line("/**" + docs + (docs.endsWith("/") ? "\n*/" : "*/"));
    }

    private static boolean losesItsEnd(String line) {
        return !line.equals(line.stripTrailing());
    }

    private static boolean keepsItsSpaces(List<String> lines) {
        boolean flush = false;
        boolean empty = true;
        for (String line : lines) {
            if (losesItsEnd(line)) {
                return false;
            }
            flush |= !line.isEmpty() && !isSpace(line.charAt(0));
            empty &= line.isEmpty();
        }
        return flush || empty;
    }

    /** Whether nothing ends or nests the comment, and the white space that a block loses at its end is not there. */
    private static boolean fitsABlock(String docs) {
        return !docs.contains("*/") && !docs.contains("/*") && !losesItsEnd(docs);
    }

    private static boolean isSpace(char c) {
        return " \t\r\f".indexOf(c) >= 0;
    }
}
