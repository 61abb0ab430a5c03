package dev.witloof.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.model.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Documentation comments put words into a page, and nothing else. */
class HostileDocsTest {

    private static final List<String> ATTACKS = List.of(
            "<script>alert(1)</script>",
            "text <script>alert(1)</script> text",
            "<img src=x onerror=alert(1)>",
            "<div>\n\n# Heading\n\n</div>",
            "<!-- a comment",
            "-->",
            "--> <script>alert(1)</script> <!--",
            "<![CDATA[ x ]]>",
            "<?php x ?>",
            "</main></body></html>",
            "</code></p></li></ul><h1>x</h1>",
            "<a id=\"acme-x\"></a>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java&#x73;cript:alert(1))",
            "[x](&#1;javascript:alert(1))",
            "[x](vbscript:x) [y](data:text/html,x) [z](file:///etc/passwd)",
            "[x](https://example.org/\"onmouseover=\"alert(1))",
            "[x](<https://example.org/ onmouseover=alert(1)>)",
            "[x](//example.org/y) [x](#place) [x](../secret.html)",
            "[x][y]\n\n[y]: javascript:alert(1)",
            "[x][y]\n\n[y]: https://example.org \"title\\\"><script>\"",
            "<javascript:alert(1)>",
            "![x](https://example.org/pixel.png)",
            "[![x](https://example.org/pixel.png)](https://example.org)",
            "`",
            "``` ` ```",
            "```",
            "```\nnever closed",
            "~~~ <script>\nalert(1)",
            "```html\" onload=\"x\n<script>alert(1)</script>\n```",
            "````\n```\n</code></pre><script>alert(1)</script>\n```\n````",
            "    </code></pre><script>alert(1)</script>",
            "# Heading\n===\nx\n---",
            "a\n===",
            "- x\n\n      y\n+ z\n* w",
            "+ x",
            "1. x\n2) y",
            "> quote\nlazy",
            "***\n---\n___",
            "| a | b |\n|---|---|\n| <b> | x |",
            "*never closed **and _this",
            "\\",
            "x\\",
            "&lt;script&gt; &amp; &#60;script&#62; &copy",
            "\t\ttabs",
            "a  \nb\\\nc");

    private static WitPage page(String docs) throws Exception {
        String comment = docs.lines().map(line -> "///" + line + "\n").collect(Collectors.joining());
        String wit = "package a:b;\n" + comment + "interface i {\n" + comment + "record r {\n" + comment + "f: u8 }\n"
                + comment + "g: func();\n" + "}\n" + comment + "world w {\nimport i;\n}\n";
        return WitPage.of(WitLoader.builder()
                .build()
                .load(List.of(new SourceText("a.wit", wit)))
                .selectWorld(Optional.empty()));
    }

    private static String ofMarkdown(WitPage page) {
        return HtmlRenderer.builder().build().render(Parser.builder().build().parse(page.markdown()));
    }

    private static String ofHtml(WitPage page) {
        String html = page.html();
        return html.substring(html.indexOf("<main>") + 6, html.lastIndexOf("</main>"));
    }

    @TestFactory
    Stream<DynamicTest> noCommentLeavesItsPlace() {
        return ATTACKS.stream()
                .map(attack -> DynamicTest.dynamicTest(attack, () -> assertThatNothingLeavesItsPlace(page(attack))));
    }

    @Test
    void noMixtureOfMarksLeavesItsPlace() throws Exception {
        String[] parts = {
            "<",
            ">",
            "`",
            "```",
            "~~~",
            "[",
            "](",
            ")",
            "!",
            "*",
            "_",
            "#",
            "-",
            "+",
            "=",
            "===",
            "|",
            "\n",
            "\n\n",
            " ",
            "    ",
            "\\",
            "&",
            "&lt;",
            ";",
            ":",
            "a",
            "1.",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "javascript:",
            "https://x.y",
            "\""
        };
        Random random = new Random(20261128);
        for (int i = 0; i < 400; i++) {
            String docs = random.ints(2 + random.nextInt(14), 0, parts.length)
                    .mapToObj(part -> parts[part])
                    .collect(Collectors.joining());
            assertThatNothingLeavesItsPlace(page(docs));
        }
    }

    private static void assertThatNothingLeavesItsPlace(WitPage page) {
        for (String html : List.of(ofHtml(page), ofMarkdown(page))) {
            List<String> elements = Pattern.compile("<[^>]*>")
                    .matcher(html)
                    .results()
                    .map(found -> found.group())
                    .toList();
            assertThat(elements).allMatch(HostileDocsTest::isHarmless);
            // The page's own outline, and what comes after each comment is not swallowed by it.
            assertThat(Pattern.compile("<h[1-6]>").matcher(html).results().count())
                    .as(page.markdown())
                    .isEqualTo(6);
            assertThat(html)
                    .containsSubsequence(
                            "<h1><a id=\"world-w\"></a>World <code>w</code></h1>",
                            "<h2><a id=\"a-b-i\"></a>",
                            "<h4><a id=\"a-b-i.r\"></a><code>record r</code></h4>",
                            "<li>",
                            "<a id=\"a-b-i.r.f\"></a><code>f</code>: <code>u8</code>",
                            "<h3>Functions</h3>",
                            "<h4><a id=\"a-b-i.g\"></a><code>g: func</code></h4>");
            assertThat(Pattern.compile("<a id=").matcher(html).results().count())
                    .isEqualTo(5);
        }
    }

    private static boolean isHarmless(String element) {
        return element.matches(
                "</?(p|ul|li|blockquote|pre|code|em|strong|h[1-5]|a)>|<ol( start=\"[0-9]+\")?>|</ol>|<(hr|br) />"
                        + "|<code class=\"language-[A-Za-z0-9_+-]+\">|<a id=\"[A-Za-z0-9.-]+\">"
                        + "|<a href=\"(#[A-Za-z0-9.-]+|(https?://|mailto:)[^\"<>`]*)\">");
    }

    @Test
    void whatACommentSaysIsKept() throws Exception {
        assertThat(ofHtml(page("<b>bold</b> [here](javascript:x) ![tree](y.png)")))
                .contains("&lt;b&gt;bold&lt;/b&gt; here tree");
        assertThat(ofHtml(page("# Use\n\nsee <https://example.org>")))
                .contains("<p><strong>Use</strong></p>")
                .contains("<a href=\"https://example.org\">");
    }

    @Test
    void nestingEndsSomewhere() {
        for (String mark : List.of(">", "- ", "[", "![", "*_", "`", "<", "(", "1. ", "\\", "&", "<!--", "](")) {
            assertTimeout(
                    Duration.ofSeconds(60),
                    () -> assertThat(page(mark.repeat(20_000)).html()).contains("</main>"));
        }
    }

    @Test
    void aTitleIsText() throws Exception {
        assertThat(page("</title><script>").html())
                .contains("<title>World w</title>")
                .doesNotContain("<script>");
    }

    @Test
    void aLongNameIsNotInEveryPlace() throws Exception {
        String functions = IntStream.range(0, 5_000)
                .mapToObj(i -> "import m" + i + ": func(a: u8);\n")
                .collect(Collectors.joining());
        String text = "package a:b;\nworld w" + "-w".repeat(500) + " {\n" + functions + "}\n";
        World world = WitLoader.builder()
                .build()
                .load(List.of(new SourceText("a.wit", text)))
                .rootPackage()
                .worlds()
                .values()
                .iterator()
                .next();

        WitPage page = WitPage.of(world);

        WitPageTest.assertThatBothFormsAgree(page);
        assertThat(page.html().length()).isLessThan(20 * text.length());
    }
}
