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

    @Test
    void thousandsOfFunctionsStandInSeveralClasses() {
        String functions = each(4_500, "\n", i -> switch (i % 5) {
            case 0 -> "fn" + i + ": func(a: string, b: list<e>) -> option<string>;";
            case 1 -> "fn" + i + ": func(a: r) -> result<r, e>;";
            case 2 -> "fn" + i + ": func() -> result<_, " + (i % 100 == 2 ? "string" : "e") + ">;";
            case 3 -> "fn" + i + ": func(a: borrow<s>) -> s;";
            default -> "fn" + i + ": func(a: u8, b: f64);";
        });
        String types = "record r { a: u8, b: string } enum e { x, y } resource s { m: func(); }\n";
        GeneratedSources sources = Wit.generate(Wit.parse("package test:large;\ninterface many {\n" + types + functions
                + "\n}\nworld w { import many; export many; }"));

        assertThat(file(sources, "ManyAdapter")).contains("class Functions4000_", "class Text_");
        Compiled.strictly(sources);
    }

    @Test
    void theFunctionsOfAWorldStandInSeveralClassesToo() {
        GeneratedSources sources = Wit.generate(Wit.parse("package test:large;\nworld w {\n"
                + each(2_500, "\n", i -> "import in" + i + ": func(a: u8) -> string; export out" + i + ": func();")
                + "}"));

        assertThat(file(sources, "WAdapters")).contains("class Functions2000_");
        Compiled.strictly(sources);
    }

    @Test
    void manyTypesThatAreSpelledInPlaceStandInSeveralClasses() {
        GeneratedSources sources = Wit.generate(Wit.parse("package test:large;\ninterface many {\n"
                + each(
                        2_500,
                        "\n",
                        i -> "fn" + i + ": func(a: list<string, " + (i + 2) + ">) -> list<list<char, " + (i + 2)
                                + ">>;")
                + "\n}\nworld w { import many; export many; }"));

        assertThat(file(sources, "ManyAdapter")).contains("class Values2_", "Values2_.");
        Compiled.strictly(sources);
    }

    @Test
    void aWorldMayImportAndExportManyInterfaces() {
        GeneratedSources sources = Wit.generate(Wit.parse("package test:large;\n"
                + each(1_000, "\n", i -> "interface i" + i + " { f: func() -> u8; }")
                + "\nworld w {" + each(1_000, "\n", i -> "import i" + i + "; export i" + i + ";") + "}"));

        assertThat(file(sources, "large/W")).contains("addPortsFrom1000(");
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
