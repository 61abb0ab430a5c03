package dev.witloof.wit.print;

import dev.witloof.wit.parse.DocComments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Documentation as comments, in the first of some forms that reads back as the same text: a line comment for each line, a
 * block, or both kinds. Line comments lose the white space that each line ends with, blocks that of their last line, and all
 * that all of them start with.
 */
final class Comments {
    /**
     * How many lines the ends of blocks may be looked for in vain, so that the time stays linear. After that there are no more
     * blocks.
     */
    private static final int MOST_IN_VAIN = 10_000;

    private Comments() {}

    static void print(String docs, WitText out) {
        List<String> lines = List.of(docs.split("\n", -1));
        List<Supplier<List<String>>> forms = List.of(
                () -> lines(lines, " "),
                () -> block(docs).map(List::of).orElse(List.of()),
                () -> lines(lines, ""),
                () -> mixed(lines, " "),
                () -> mixed(lines, ""));
        forms.stream()
                .map(Supplier::get)
                .filter(form -> DocComments.text(form).equals(docs))
                .findFirst()
                .orElseGet(() -> lines(lines, " "))
                .forEach(out::line);
    }

    private static List<String> lines(List<String> lines, String indent) {
        return lines.stream()
                .map(line -> "///" + (line.isEmpty() ? "" : indent + line.stripTrailing()))
                .toList();
    }

    /**
     * A block for lines that end with white space, up to one that does not and in which no comment is open, and a line comment
     * for each other line.
     */
    private static List<String> mixed(List<String> lines, String indent) {
        List<String> comments = new ArrayList<>();
        int inVain = 0;
        int at = 0;
        while (at < lines.size()) {
            int end = at + 1;
            if (endsWithSpace(lines.get(at)) && inVain < MOST_IN_VAIN) {
                int open = opened(lines.get(at));
                while (end < lines.size() && (open > 0 || endsWithSpace(lines.get(end - 1)))) {
                    open += opened(lines.get(end));
                    end++;
                }
            }
            Optional<String> block =
                    end == at + 1 ? Optional.empty() : block(indent + String.join("\n", lines.subList(at, end)));
            if (block.isEmpty()) {
                inVain += end - at;
                end = at + 1;
            }
            comments.addAll(block.map(List::of).orElse(lines(lines.subList(at, end), indent)));
            at = end;
        }
        return comments;
    }

    private static boolean endsWithSpace(String line) {
        return line.length() > line.stripTrailing().length();
    }

    /** How many comments a line opens, less those that it closes. */
    private static int opened(String line) {
        int open = 0;
        for (int at = 0; at < line.length(); at++) {
            int change = line.startsWith("/*", at) ? 1 : line.startsWith("*/", at) ? -1 : 0;
            open += change;
            at += Math.abs(change);
        }
        return open;
    }

    /** A block of a text, unless the text would begin, nest or end the comment elsewhere. */
    private static Optional<String> block(String text) {
        String comment = "/**" + text + (text.endsWith("/") ? "\n*/" : "*/");
        return isOneComment(comment) ? Optional.of(comment) : Optional.empty();
    }

    /** Whether the comment that a text begins with ends with it: comments nest. */
    private static boolean isOneComment(String text) {
        int depth = 0;
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at == text.length();
                }
            } else {
                at++;
            }
        }
        return false;
    }
}
