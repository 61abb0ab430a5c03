package dev.witloof.codegen;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What class files have limits for is cut into pieces. */
class LargeInterfaceTest {
    private static String each(int count, String separator, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(joining(separator));
    }

    @Test
    void manyFunctionsAreChosenInSeveralMethods() {
        String wit = "package test:large;\ninterface many {\n" + each(1100, "\n", i -> "fn" + i + ": func(a: string);")
                + "\n}\nworld w { import many; export many; }";
        GeneratedSources sources = Wit.generate(Wit.parse(wit));

        assertThat(file(sources, "ManyAdapter")).contains("lowerFrom500(", "lowerFrom1000(");
        Compiled.strictly(sources);
    }

    @Test
    void aLongTypeIsSpelledInSeveralLiterals() {
        String wit = "package test:large;\ninterface long-text {\nenum e {"
                + each(1900, ", ", i -> "a-rather-long-name-for-a-case-of-an-enum-" + i) + "}\nf: func(e: e) -> e;\n"
                + "variant v {" + each(400, ", ", i -> "c" + i + "(tuple<string, f64>)") + "}\ng: func(v: v) -> v;\n}"
                + "\nworld w { import long-text; export long-text; }";
        GeneratedSources sources = Wit.generate(Wit.parse(wit));

        assertThat(file(sources, "LongTextAdapter")).contains(".concat(\"");
        Compiled.strictly(sources);
    }

    private static String file(GeneratedSources sources, String name) {
        return sources.javaFiles().stream()
                .filter(file -> file.path().endsWith("/" + name + ".java"))
                .map(GeneratedFile::content)
                .findFirst()
                .orElseThrow();
    }
}
