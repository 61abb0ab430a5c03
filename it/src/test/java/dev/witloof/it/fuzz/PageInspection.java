package dev.witloof.it.fuzz;

import dev.witloof.docs.WitPage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Looks for what a comment of WIT could have smuggled into a page. */
final class PageInspection {
    private static final Pattern ELEMENT = Pattern.compile("<(/?)([A-Za-z!?][^\\s>/]*)([^>]*)>");
    private static final Pattern HARMLESS = Pattern.compile(
            "</?(?:p|ul|li|blockquote|pre|code|em|strong|h[1-6]|a|ol)>|<ol start=\"[0-9]+\">|<(?:hr|br) />"
                    + "|<code class=\"language-[A-Za-z0-9_+-]+\">|<a id=\"[A-Za-z0-9.@:/_-]+\">"
                    + "|<a href=\"(?:#[A-Za-z0-9.@:/_-]+|(?:https?://|mailto:)[^\"<>`]*)\">");

    private PageInspection() {}

    /**
     * Reads both forms of a page: they have no elements but harmless ones, and these are balanced.
     *
     * @throws Violation if it is not so
     */
    static void inspect(WitPage page) {
        String html = page.html();
        String begin = "<main>\n";
        String end = "</main>\n</body>\n</html>\n";
        if (!html.contains(begin) || !html.endsWith(end)) {
            throw new Violation("the page does not end as it should");
        }
        inspect(html.substring(html.indexOf(begin) + begin.length(), html.length() - end.length()));
        inspect(HtmlRenderer.builder().build().render(Parser.builder().build().parse(page.markdown())));
    }

    private static void inspect(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher element = ELEMENT.matcher(html);
        int last = 0;
        while (element.find()) {
            text(html.substring(last, element.start()));
            last = element.end();
            if (!HARMLESS.matcher(element.group()).matches()) {
                throw new Violation("the page contains " + element.group());
            }
            if (!element.group(1).isEmpty()) {
                if (open.isEmpty() || !open.pop().equals(element.group(2))) {
                    throw new Violation("the page closes what is not open: " + element.group());
                }
            } else if (!element.group(3).endsWith("/")) {
                open.push(element.group(2));
            }
        }
        text(html.substring(last));
        if (!open.isEmpty()) {
            throw new Violation("the page leaves open: " + open);
        }
    }

    private static void text(String text) {
        if (text.indexOf('<') >= 0) {
            throw new Violation("the page contains a `<` that begins nothing");
        }
    }
}
