package dev.witloof.docs;

import java.util.List;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The nodes that pages are made of. */
final class Nodes {

    private Nodes() {}

    static Heading heading(int level, String anchor, Node... content) {
        Heading heading = new Heading();
        heading.setLevel(level);
        heading.appendChild(anchor(anchor));
        return filled(heading, List.of(content));
    }

    /** The place that a link leads to; both forms have it as an element, which Markdown may contain. */
    static Node anchor(String id) {
        return raw("<a id=\"" + id + "\"></a>");
    }

    /** What stands in both forms as it is: only what this package itself has spelled. */
    static Node raw(String html) {
        HtmlInline node = new HtmlInline();
        node.setLiteral(html);
        return node;
    }

    static Paragraph paragraph(Node... content) {
        return paragraph(List.of(content));
    }

    static Paragraph paragraph(List<Node> content) {
        return filled(new Paragraph(), content);
    }

    /** The caption of a list. */
    static Paragraph caption(String text) {
        return paragraph(filled(new StrongEmphasis("**"), List.of(new Text(text))));
    }

    static Node text(String text) {
        return new Text(text);
    }

    static Node code(String text) {
        return new Code(text);
    }

    /** A link to a place in the page. */
    static Node link(String anchor, String code) {
        return filled(new Link("#" + anchor, null), List.of(code(code)));
    }

    /** A list of which each item is a few blocks; without empty lines in between if each is one paragraph. */
    static BulletList list(List<List<Node>> items) {
        BulletList list = new BulletList();
        list.setMarker("-");
        list.setTight(items.stream().allMatch(blocks -> blocks.size() == 1));
        items.forEach(blocks -> list.appendChild(filled(new ListItem(), blocks)));
        return list;
    }

    private static <N extends Node> N filled(N parent, List<? extends Node> children) {
        children.forEach(parent::appendChild);
        return parent;
    }
}
