package dev.witloof.wit.print;

import dev.witloof.wit.parse.DocComments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Documentation as comments, in the first of some forms that reads back as the same text: a line comment for each line, a
 * block, or both kinds. Line comments lose the white space that each line ends with, blocks that of their last line, and all
 * that all of them start with.
 */
final class Comments {

    private Comments() {}

    static void print(String docs, WitText out) {
        List<String> lines = List.of(docs.split("\n", -1));
        forms(docs, lines)
                .filter(form -> DocComments.text(form).equals(docs))
                .findFirst()
                .orElseGet(() -> lines(lines, " "))
                .forEach(out::line);
    }

    private static Stream<List<String>> forms(String docs, List<String> lines) {
        return Stream.of(
                        Stream.of(lines(lines, " ")),
                        block(docs).map(List::of).stream(),
                        Stream.of(lines(lines, ""), mixed(lines, " "), mixed(lines, "")))
                .flatMap(form -> form);
    }

    private static List<String> lines(List<String> lines, String indent) {
        return lines.stream()
                .map(line -> "///" + (line.isEmpty() ? "" : indent + line.stripTrailing()))
                .toList();
    }

    /** A block for lines that end with white space, up to one that does not, and a line comment for each other line. */
    private static List<String> mixed(List<String> lines, String indent) {
        List<String> comments = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int end = at + 1;
            while (end < lines.size()
                    && !lines.get(end - 1).equals(lines.get(end - 1).stripTrailing())) {
                end++;
            }
            List<String> part = lines.subList(at, end);
            Optional<String> block = end == at + 1 ? Optional.empty() : block(indent + String.join("\n", part));
            comments.addAll(block.map(List::of).orElseGet(() -> lines(part, indent)));
            at = end;
        }
        return comments;
    }

    /** A block of a text, unless the text would begin, nest or end the comment elsewhere. */
    private static Optional<String> block(String text) {
        return text.contains("*/") || text.contains("/*") || text.startsWith("/")
                ? Optional.empty()
                : Optional.of("/**" + text + (text.endsWith("/") ? "\n*/" : "*/"));
    }
}
