package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.TypeName;
import dev.witloof.component.definition.Printable;
import dev.witloof.component.type.Version;
import dev.witloof.wit.model.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Javadoc out of WIT documentation, which is hostile: whatever it says, it ends no comment, starts no tag and is well-formed
 * HTML. Paragraphs, {@code `code`} and fenced blocks keep their looks; other markup is shown as written.
 */
final class Javadocs {
    private final List<String> blocks = new ArrayList<>();
    private final List<CodeBlock> tags = new ArrayList<>();

    private Javadocs(String first) {
        blocks.add(first);
    }

    /** Starts with the documentation of a WIT item, or with what it is where it has none. */
    static Javadocs of(Optional<String> wit, String otherwise) {
        return new Javadocs(wit.map(String::strip)
                .map(Javadocs::body)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise));
    }

    /** Starts with Javadoc as it is. */
    static Javadocs of(String javadoc) {
        return new Javadocs(javadoc);
    }

    /** Adds a paragraph of Javadoc. */
    Javadocs paragraph(String javadoc) {
        blocks.add("<p>" + javadoc);
        return this;
    }

    /** Adds what the attributes of a WIT item say: its gates, and its name for the outside world. */
    Javadocs attributes(Stability stability, Optional<String> externalId) {
        if (stability instanceof Stability.Stable stable) {
            stable.deprecated().ifPresent(this::deprecated);
            tags.add(CodeBlock.of("@since $L", escape(stable.since().toString())));
        } else if (stability instanceof Stability.Unstable unstable) {
            paragraph("Unstable: part of the feature {@code " + unstable.feature() + "}.");
            unstable.deprecated().ifPresent(this::deprecated);
        }
        // Control characters would be white space, and a <code> of nothing else is a mistake to javac.
        externalId
                .filter(id -> !id.isBlank())
                .ifPresent(id -> paragraph("Outside known as <code>" + escape(Printable.of(id)) + "</code>."));
        return this;
    }

    private void deprecated(Version version) {
        paragraph("Deprecated since version " + escape(version.toString()) + ".");
    }

    Javadocs param(String name, Optional<String> wit, String otherwise) {
        String text = wit.map(String::strip)
                .map(Javadocs::body)
                .filter(each -> !each.isEmpty())
                .orElse(otherwise);
        tags.add(CodeBlock.of("@param $L $L", name, text));
        return this;
    }

    Javadocs returns(String javadoc) {
        tags.add(CodeBlock.of("@return $L", javadoc));
        return this;
    }

    Javadocs thrown(TypeName type, String javadoc) {
        tags.add(CodeBlock.of("@throws $T $L", type, javadoc));
        return this;
    }

    CodeBlock build() {
        CodeBlock.Builder text = CodeBlock.builder().add("$L\n", String.join("\n\n", blocks));
        if (!tags.isEmpty()) {
            text.add("\n");
        }
        tags.forEach(tag -> text.add("$L\n", tag));
        return text.build();
    }

    private static String body(String wit) {
        StringBuilder html = new StringBuilder();
        StringBuilder code = new StringBuilder();
        boolean fenced = false;
        boolean paragraph = true;
        for (String line : wit.split("\\R", -1)) {
            if (line.strip().startsWith("```")) {
                if (fenced) {
                    appendCode(code, html);
                }
                fenced = !fenced;
                paragraph = false;
            } else if (fenced) {
                code.append('\n').append(escape(line.stripTrailing()));
            } else if (line.isBlank()) {
                paragraph = true;
            } else {
                html.append(html.isEmpty() ? "" : paragraph ? "\n\n<p>" : "\n").append(inline(line.strip()));
                paragraph = false;
            }
        }
        appendCode(code, html);
        return html.toString();
    }

    /** Appends a fenced block, of which nothing is left then; one that is empty would be no sound Javadoc. */
    private static void appendCode(StringBuilder code, StringBuilder html) {
        if (!code.toString().isBlank()) {
            html.append(html.isEmpty() ? "" : "\n").append("<pre>").append(code).append("\n</pre>");
        }
        code.setLength(0);
    }

    /** One line of text, where pairs of backticks mark code. */
    private static String inline(String line) {
        String[] parts = line.split("`", -1);
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean code = i % 2 == 1 && i < parts.length - 1;
            if (code && !parts[i].isBlank()) {
                html.append("<code>").append(escape(parts[i])).append("</code>");
            } else if (i % 2 == 1) {
                html.append('`').append(escape(parts[i])).append(code ? "`" : "");
            } else {
                html.append(escape(parts[i]));
            }
        }
        return html.toString();
    }

    /** Text that means itself in a Javadoc comment. */
    static String escape(String text) {
        StringBuilder html = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '@', '\\', '{', '}' -> html.append("&#").append((int) c).append(';');
                case '/' -> html.append(i > 0 && text.charAt(i - 1) == '*' ? "&#47;" : "/");
                case '*' -> html.append(i > 0 && text.charAt(i - 1) == '/' ? "&#42;" : "*");
                default -> i = append(text, i, html);
            }
        }
        return html.toString();
    }

    /**
     * Appends a character that HTML has no other name for. One that is not seen, or changes how others are seen, is written
     * by its number, so that the source looks like what it is.
     *
     * @return the index of its last UTF-16 unit
     */
    private static int append(String text, int index, StringBuilder html) {
        int point = text.codePointAt(index);
        switch (Character.getType(point)) {
            case Character.CONTROL -> html.append(point == '\t' ? '\t' : ' ');
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                html.append("&#").append(point).append(';');
            case Character.SURROGATE -> html.append('\uFFFD');
            default -> html.appendCodePoint(point);
        }
        return index + Character.charCount(point) - 1;
    }
}
