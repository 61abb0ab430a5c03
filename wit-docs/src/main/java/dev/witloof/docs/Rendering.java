package dev.witloof.docs;

import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Trees of nodes as text. */
final class Rendering {

    /** The HTML and the addresses in a tree are the page's own, or have gone through {@link Sanitizer}. */
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(false).sanitizeUrls(false).build();

    private static final MarkdownRenderer MARKDOWN = MarkdownRenderer.builder().build();

    private Rendering() {}

    static String html(Node document) {
        return HTML.render(document);
    }

    static String markdown(Node document) {
        return MARKDOWN.render(document);
    }
}
