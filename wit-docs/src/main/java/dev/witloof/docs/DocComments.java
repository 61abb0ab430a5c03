package dev.witloof.docs;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Documentation comments as nodes of a page. They are Markdown, as WIT's users expect of them; whatever they contain stays
 * within the place where they are put.
 */
final class DocComments {

    /** How deep blocks and emphasis nest at most; what goes deeper is text. */
    private static final int MAX_DEPTH = 32;

    private static final Parser PARSER = Parser.builder()
            .maxOpenBlockParsers(MAX_DEPTH)
            .maxInlineNesting(MAX_DEPTH)
            .includeSourceSpans(IncludeSourceSpans.NONE)
            .build();

    private DocComments() {}

    /** The blocks of a comment, without headings, HTML, images, and links to anything but web pages and mail addresses. */
    static List<Node> blocks(String docs) {
        Node document = PARSER.parse(docs);
        document.accept(new Sanitizer());
        List<Node> blocks = new ArrayList<>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(node);
        }
        blocks.forEach(Node::unlink);
        return readsBackAsItself(blocks) ? blocks(blocks) : List.of(verbatim(docs));
    }

    private static List<Node> blocks(List<Node> blocks) {
        return blocks.stream().filter(Block.class::isInstance).toList();
    }

    /** Whether the Markdown of the blocks means what they are: the printer does not know every mark that needs escaping. */
    private static boolean readsBackAsItself(List<Node> blocks) {
        org.commonmark.node.Document document = new org.commonmark.node.Document();
        blocks.forEach(document::appendChild);
        String markdown = Rendering.markdown(document);
        boolean same = plain(Rendering.html(document)).equals(plain(Rendering.html(PARSER.parse(markdown))));
        blocks.forEach(Node::unlink);
        return same;
    }

    private static String plain(String html) {
        return html.replaceAll("\\s+", " ")
                .replace("> <", "><")
                .replace(" </", "</")
                .strip();
    }

    /** The comment as it is, in the one form that no text breaks out of. */
    private static Node verbatim(String docs) {
        return code(docs.endsWith("\n") ? docs : docs + "\n", "");
    }

    /** A block of code whose fence no line of it can close. */
    static FencedCodeBlock code(String literal, String info) {
        FencedCodeBlock block = new FencedCodeBlock();
        block.setFenceCharacter("`");
        int fence = 2 + longestRun(literal);
        block.setOpeningFenceLength(Math.max(3, fence));
        block.setClosingFenceLength(Math.max(3, fence));
        block.setInfo(info);
        block.setLiteral(literal);
        return block;
    }

    private static int longestRun(String literal) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < literal.length(); i++) {
            run = literal.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
