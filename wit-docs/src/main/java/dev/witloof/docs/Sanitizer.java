package dev.witloof.docs;

import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Takes out of a parsed documentation comment what a page must not contain, and keeps what it says. */
final class Sanitizer extends AbstractVisitor {

    private static final Pattern SAFE_LINK = Pattern.compile("(https?://|mailto:)[!-~&&[^<>\"'`\\\\]]+");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_+-]{1,20}");

    @Override
    public void visit(HtmlBlock html) {
        Paragraph paragraph = new Paragraph();
        String separator = "";
        for (String line : html.getLiteral().split("\n", -1)) {
            if (!separator.isEmpty()) {
                paragraph.appendChild(new SoftLineBreak());
            }
            separator = "\n";
            paragraph.appendChild(new Text(line.strip()));
        }
        replace(html, paragraph);
    }

    @Override
    public void visit(HtmlInline html) {
        replace(html, new Text(html.getLiteral().replaceAll("\\s+", " ")));
    }

    /** The outline is the page's own. */
    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        StrongEmphasis strong = new StrongEmphasis("**");
        move(heading, strong);
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(strong);
        replace(heading, paragraph);
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        if (isSafe(link.getDestination())) {
            link.setTitle(null);
        } else {
            dissolve(link);
        }
    }

    /** A page loads nothing from elsewhere: what is left of an image is its text. */
    @Override
    public void visit(Image image) {
        visitChildren(image);
        dissolve(image);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        String info = code.getInfo() == null ? "" : code.getInfo();
        replace(code, DocComments.code(code.getLiteral(), LANGUAGE.matcher(info).matches() ? info : ""));
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        replace(code, DocComments.code(code.getLiteral(), ""));
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        definition.unlink();
    }

    private static boolean isSafe(String destination) {
        return SAFE_LINK.matcher(destination.toLowerCase(Locale.ROOT)).matches();
    }

    private static void replace(Node old, Node replacement) {
        old.insertAfter(replacement);
        old.unlink();
    }

    /** Leaves the children of a node in its place. */
    private static void dissolve(Node node) {
        Node child = node.getLastChild();
        while (child != null) {
            Node previous = child.getPrevious();
            node.insertAfter(child);
            child = previous;
        }
        node.unlink();
    }

    private static void move(Node from, Node to) {
        Node child = from.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            to.appendChild(child);
            child = next;
        }
    }
}
