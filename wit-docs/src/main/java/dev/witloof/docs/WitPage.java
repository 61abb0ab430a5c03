package dev.witloof.docs;

import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import org.commonmark.node.Document;

/**
 * Documentation of a world, or of the interfaces of a package: what it imports and exports, every type and function of it
 * with its documentation, and links from each type to where it is explained.
 *
 * <p>Documentation comments are read as Markdown (CommonMark). What they contain of HTML, images, headings and links other
 * than {@code http}, {@code https} and {@code mailto} is shown as text: whoever writes WIT can put words into a page, and
 * nothing else. Neither form has scripts or loads anything.
 *
 * <p>The same model gives the same page. Instances are immutable and thread-safe.
 */
public final class WitPage {

    private final String title;
    private final String markdown;
    private final String html;

    private WitPage(String title, Document document) {
        this.title = title;
        this.markdown = Rendering.markdown(document);
        this.html = HtmlFrame.around(title, Rendering.html(document));
    }

    /**
     * Documents a world.
     *
     * @param world the world
     * @return a page with all that the world imports and exports
     */
    public static WitPage of(World world) {
        return new WitPage("World " + world.name(), new WorldBlocks(world).document());
    }

    /**
     * Documents the interfaces of a package, for packages without a world.
     *
     * @param wit the package
     * @return a page with all its interfaces; types of other packages are named, and not explained
     */
    public static WitPage of(WitPackage wit) {
        return new WitPage("Package " + wit.name(), PackageBlocks.document(wit));
    }

    /**
     * Returns the title.
     *
     * @return such as {@code World messaging-core}
     */
    public String title() {
        return title;
    }

    /**
     * Returns the page as Markdown.
     *
     * @return CommonMark, in which the only HTML are the {@code <a id="..."></a>} that links lead to
     */
    public String markdown() {
        return markdown;
    }

    /**
     * Returns the page as HTML.
     *
     * @return a whole file in UTF-8, with its style and without scripts
     */
    public String html() {
        return html;
    }
}
