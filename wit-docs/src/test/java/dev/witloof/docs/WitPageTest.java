package dev.witloof.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

class WitPageTest {

    private static final Path RESOURCES = Path.of("src/test/resources/docs");
    private static final Path WIT = Path.of("../wit");

    private static Resolve load(Path path) throws Exception {
        return WitLoader.builder().allFeatures(true).build().load(path);
    }

    private static WitPage shop() throws Exception {
        return WitPage.of(load(RESOURCES.resolve("shop.wit")).selectWorld(Optional.empty()));
    }

    private static WitPage parsed(String wit) throws Exception {
        Resolve resolve = WitLoader.builder().allFeatures(true).build().load(List.of(new SourceText("a.wit", wit)));
        return resolve.rootPackage().worlds().isEmpty()
                ? WitPage.of(resolve.rootPackage())
                : WitPage.of(resolve.selectWorld(Optional.empty()));
    }

    /** Every link within a page leads to a place, and every place is there once. */
    private static void assertThatLinksWork(String page, String link) {
        List<String> places = Pattern.compile("<a id=\"([^\"]*)\"></a>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(places).doesNotHaveDuplicates().allMatch(place -> place.matches("[A-Za-z0-9.-]+"));
        Matcher links = Pattern.compile(link).matcher(page);
        while (links.find()) {
            assertThat(places).contains(links.group(1));
        }
    }

    static void assertThatBothFormsAgree(WitPage page) {
        assertThatLinksWork(page.markdown(), "\\]\\(#([^)]*)\\)");
        assertThatLinksWork(page.html(), "href=\"#([^\"]*)\"");
        String body = page.html().replaceFirst("(?s).*<main>\n", "").replaceFirst("(?s)</main>.*", "");
        String ofMarkdown =
                HtmlRenderer.builder().build().render(Parser.builder().build().parse(page.markdown()));
        assertThat(ofMarkdown.strip()).isEqualTo(body.strip());
    }

    @Test
    void aWorldIsDocumentedInMarkdown() throws Exception {
        Golden.assertEquals(RESOURCES.resolve("shop.md"), shop().markdown());
    }

    @Test
    void aWorldIsDocumentedInHtml() throws Exception {
        Golden.assertEquals(RESOURCES.resolve("shop.html"), shop().html());
    }

    @Test
    void bothFormsSayTheSameAndTheirLinksWork() throws Exception {
        assertThatBothFormsAgree(shop());
        for (World world : load(WIT.resolve("wasi-messaging-0.2.0-draft"))
                .rootPackage()
                .worlds()
                .values()) {
            assertThatBothFormsAgree(WitPage.of(world));
        }
        for (World world :
                load(WIT.resolve("wasi-0.2.12")).rootPackage().worlds().values()) {
            assertThatBothFormsAgree(WitPage.of(world));
        }
    }

    @Test
    void aPackageWithoutAWorldIsDocumentedByItsInterfaces() throws Exception {
        WitPage page =
                parsed("package a:b@1.0.0;\ninterface i { type t = u8; }\ninterface j { use i.{t}; f: func(x: t); }");

        assertThat(page.title()).isEqualTo("Package a:b@1.0.0");
        assertThat(page.markdown()).contains("Interface `a:b/i@1.0.0`").contains("[`t`](#a-b-i-1.0.0.t)");
        assertThatBothFormsAgree(page);
    }

    @Test
    void placesThatSpellAlikeStayApart() throws Exception {
        WitPage page = parsed("""
                package a:b;
                interface i { record r { x: u8, X-y: u8 } resource q { f: func(); g: static func(); } }
                interface j { use i.{q}; r: func(i: q) -> q; }
                world w { import i; export i; import j; export j; import r: func(); export r: func(); }
                """);

        assertThatBothFormsAgree(page);
    }
}
