package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Java types of the user's in the place of generated ones. */
class TypeMappingTest {
    private static final String WIT = """
            package acme:shapes@1.2.0;
            interface shapes {
                record point { x: s32, y: s32 }
                variant shape { dot(point), nothing }
                enum color { red, green }
                flags marks { a, b }
                type seconds = u64;
                type millis = u64;
                type digest = list<u8>;
                record line { start: point, end: option<point>, at: seconds, hash: digest }
                resource canvas {
                    constructor(size: point);
                    draw: func(line: line, color: color) -> result<point, shape>;
                }
                later: func(by: seconds) -> millis;
                times: func(a: list<seconds>, b: list<millis>) -> tuple<seconds, millis>;
                paint: func(color: color) -> color;
                mark: func(marks: marks) -> marks;
                index: func(of: map<string, point>, pair: list<point, 2>) -> option<point>;
                many: func(p: list<point>, s: list<shape>, d: digest) -> result<list<point>, color>;
                holder: func(c: canvas) -> list<u64>;
            }
            interface other {
                use shapes.{point as place, seconds};
                type away = place;
                go: func(to: away, within: seconds) -> place;
            }
            world drawing {
                import shapes;
                import other;
                export shapes;
                export other;
                use shapes.{point};
                record mine { p: point }
                export run: func(mine: mine, p: point) -> mine;
            }
            """;

    private final List<GeneratedFile> converters = new ArrayList<>();
    private GenerationOptions options = Wit.options();

    /** Maps a type to one of its name's, by a converter of its own. */
    private void map(String wit, String name, String generated, String java) {
        options = options.withType(wit, new TypeMapping(java, "org.user." + name));
        converters.add(new GeneratedFile("org/user/" + name + ".java", """
                package org.user;

                /** Converts. */
                public final class %1$s {
                    private %1$s() {}

                    /**
                     * Converts.
                     *
                     * @param value a value
                     * @return another
                     */
                    public static %2$s fromWit(%3$s value) {
                        throw new UnsupportedOperationException();
                    }

                    /**
                     * Converts.
                     *
                     * @param value a value
                     * @return another
                     */
                    public static %3$s toWit(%2$s value) {
                        throw new UnsupportedOperationException();
                    }
                }
                """.formatted(name, java, generated)));
    }

    private GenerationRequest request() {
        return GenerationRequest.ofRootPackage(Wit.parse(WIT), options);
    }

    @Test
    void theCompilerFindsTheConvertersOfEveryKindOfType() {
        String shapes = "com.acme.acme.shapes.Shapes.";
        map("acme:shapes/shapes.point", "Points", shapes + "Point", "java.net.URI");
        map("acme:shapes/shapes@1.2.0.shape", "Forms", shapes + "Shape", "java.util.Locale");
        map("acme:shapes/shapes.color", "Colors", shapes + "Color", "java.lang.Integer");
        map("acme:shapes/shapes.marks", "Marks", "java.util.Set<" + shapes + "Marks>", "java.util.BitSet");
        map("acme:shapes/shapes.seconds", "Seconds", "long", "java.time.Instant");
        map("acme:shapes/shapes.millis", "Millis", "long", "java.time.Instant");
        map("acme:shapes/shapes.digest", "Digests", "byte[]", "java.nio.ByteBuffer");
        map("acme:shapes/drawing.mine", "Mines", "com.acme.acme.shapes.Drawing.Mine", "java.lang.String");

        GeneratedSources sources = Wit.generate(request());

        assertThat(sources.javaFiles())
                .filteredOn(file -> file.path().endsWith("/Shapes.java"))
                .singleElement()
                .extracting(GeneratedFile::content)
                .asString()
                .contains("Instant later(Instant by)")
                .contains("record Point(int x, int y)")
                .contains("record Line(URI start, Optional<URI> end, Instant at, ByteBuffer hash)")
                .contains("Integer paint(Integer color)")
                .contains("long[] holder(");
        Compiled.strictly(sources, converters);
    }

    @Test
    void aConverterThatIsNoneDoesNotCompile() {
        map("acme:shapes/shapes.point", "Points", "java.lang.Thread", "java.net.URI");
        GeneratedSources sources = Wit.generate(request());

        AssertionError failure =
                catchThrowableOfType(AssertionError.class, () -> Compiled.strictly(sources, converters));

        assertThat(failure).hasMessageContaining("incompatible types");
    }

    @Test
    void theMappingsArePartOfWhatAJarShips() {
        BindingsManifest plain = Wit.generate(request()).manifest();
        map("acme:shapes/shapes.point", "Points", "com.acme.acme.shapes.Shapes.Point", "java.net.URI");
        BindingsManifest mapped = Wit.generate(request()).manifest();

        assertThat(mapped.entries()).hasSameSizeAs(plain.entries()).doesNotContainAnyElementsOf(plain.entries());
        assertThat(refusals(request().withExisting(List.of(plain))))
                .allSatisfy(each -> assertThat(each.code()).isEqualTo(DiagnosticCode.BINDINGS_MISMATCH));
        assertThat(Wit.generate(request().withExisting(List.of(mapped))).javaFiles())
                .noneMatch(file -> file.path().endsWith("/Shapes.java"));
    }

    @Test
    void aTypeThatDoesNotExistIsAnError() {
        options = options.withType("acme:shapes/shapes.pointt", new TypeMapping("a.B", "a.C"))
                .withType("acme:shapes/shapes@1.0.0.point", new TypeMapping("a.B", "a.C"));

        assertThat(refusals(request()))
                .extracting(Diagnostic::message)
                .containsExactly(
                        "there is no type `acme:shapes/shapes.pointt` that could become a Java type",
                        "there is no type `acme:shapes/shapes@1.0.0.point` that could become a Java type");
    }

    @Test
    void aResourceIsNotMapped() {
        options = options.withType("acme:shapes/shapes.canvas", new TypeMapping("a.B", "a.C"));

        assertThat(refusals(request())).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo(DiagnosticCode.TYPE_MAPPING);
            assertThat(each.message()).isEqualTo("a resource cannot become another Java type");
            assertThat(each.span()).isPresent();
        });
    }

    @Test
    void namesAreThoseOfClasses() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TypeMapping("int", "a.B"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TypeMapping("a.B", "a.B; evil"))
                .withMessage("the converter of a mapped type must be the qualified name of a class, such as"
                        + " `com.acme.Point`, and is `a.B; evil`");
        assertThatIllegalArgumentException().isThrownBy(() -> new TypeMapping("List<String>", "a.B"));
    }

    private static List<Diagnostic> refusals(GenerationRequest request) {
        GenerationException refused =
                catchThrowableOfType(GenerationException.class, () -> Generator.generate(request));
        assertThat(refused).isNotNull();
        return refused.diagnostics();
    }
}
