package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every snippet of the pages that names a file stands in that file, and the file is built by a test. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> PAGES = List.of(
            "README.md",
            "docs/brokers.md",
            "docs/hosting.md",
            "docs/configuration.md",
            "docs/java.md",
            "docs/mapped-types.md",
            "docs/diagnostics.md",
            "docs/values.md",
            "docs/wasi.md",
            "docs/wit.md");
    private static final Pattern SNIPPET =
            Pattern.compile("<!-- (?<file>\\S+) -->\\n```(?<language>\\w+)\\n(?<code>.*?)\\n?```\\n", Pattern.DOTALL);

    private record Snippet(String file, String language, String code) {}

    @TestFactory
    Stream<DynamicTest> everySnippetStandsInItsFile() throws IOException {
        return snippets().stream()
                .map(snippet -> DynamicTest.dynamicTest(snippet.file(), () -> {
                    assertThat(snippet.code()).isNotBlank();
                    String file =
                            Files.readString(ROOT.resolve(snippet.file())).replace("@project.version@", version());
                    assertThat(unindented(file)).contains(unindented(snippet.code()));
                }));
    }

    @Test
    void theUsesHaveTheirSnippets() throws IOException {
        assertThat(snippets()).extracting(Snippet::language).contains("wit", "xml", "java", "text");
        assertThat(snippets()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void everyProgramSnippetNamesAFile() throws IOException {
        Matcher block =
                Pattern.compile("(?<before>[^\\n]*)\\n```(wit|xml|java)\\n").matcher(pages());
        while (block.find()) {
            assertThat(block.group("before")).startsWith("<!-- ");
        }
    }

    private static List<Snippet> snippets() throws IOException {
        List<Snippet> found = new ArrayList<>();
        Matcher matcher = SNIPPET.matcher(pages());
        while (matcher.find()) {
            found.add(new Snippet(matcher.group("file"), matcher.group("language"), matcher.group("code")));
        }
        return found;
    }

    private static String pages() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String page : PAGES) {
            all.append(Files.readString(ROOT.resolve(page)));
        }
        return all.toString();
    }

    private static String version() throws IOException {
        Matcher version =
                Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
