package dev.witloof.wit;

import static dev.witloof.wit.Binary.bytes;
import static dev.witloof.wit.Binary.component;
import static dev.witloof.wit.Binary.custom;
import static dev.witloof.wit.Binary.exports;
import static dev.witloof.wit.Binary.imports;
import static dev.witloof.wit.Binary.join;
import static dev.witloof.wit.Binary.section;
import static dev.witloof.wit.Binary.types;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.parse.SyntaxException;
import dev.witloof.wit.print.WitPrinter;
import dev.witloof.wit.wat.ComponentText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components in text, of which the bytes are known, or the WIT. */
@Timeout(300)
class ComponentTextTest {

    private static final Path TEXTS = Path.of("src/test/resources/wat");
    private static final WitLoader LOADER =
            WitLoader.builder().allFeatures(true).build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bool | 7f",
                "s8 | 7e",
                "u8 | 7d",
                "s16 | 7c",
                "u16 | 7b",
                "s32 | 7a",
                "u32 | 79",
                "s64 | 78",
                "u64 | 77",
                "f32 | 76",
                "f64 | 75",
                "float32 | 76",
                "float64 | 75",
                "char | 74",
                "string | 73",
                "error-context | 64",
                "(record (field \"a\" u8) (field \"b-c\" string)) | 72 02 'a' 7d 'b-c' 73",
                "(variant (case \"a\") (case $b \"b\" u8)) | 71 02 'a' 00 00 'b' 01 7d 00",
                "(list u8) | 70 7d",
                "(list u8 4) | 67 7d 04",
                "(list u8 0x1_00) | 67 7d 80 02",
                "(tuple u8 char) | 6f 02 7d 74",
                "(flags \"a\" \"b\") | 6e 02 'a' 'b'",
                "(enum \"a\" \"b\") | 6d 02 'a' 'b'",
                "(option u8) | 6b 7d",
                "(result) | 6a 00 00",
                "(result u8) | 6a 01 7d 00",
                "(result (error u8)) | 6a 00 01 7d",
                "(result u8 (error u16)) | 6a 01 7d 01 7b",
                "(own 3) | 69 03",
                "(borrow 200) | 68 c8 01",
                "(stream) | 66 00",
                "(stream u8) | 66 01 7d",
                "(future) | 65 00",
                "(future 64) | 65 01 c0 00",
                "(map string u8) | 63 73 7d",
                "(func) | 40 00 01 00",
                "(func (param \"a\" u8) (param \"b\" 0) (result string)) | 40 02 'a' 7d 'b' 00 00 73",
                "(func async (result 64)) | 43 00 00 c0 00",
                "(instance) | 42 00",
                "(component) | 41 00",
            })
    void typesBecomeTheirBytes(String text, String type) throws Exception {
        assertThat(read("(component (type " + text + "))")).isEqualTo(component(types(type)));
    }

    @Test
    void typesThatAreDefinedWhereTheyAreUsedComeFirst() throws Exception {
        assertThat(read("(component (type $f (func (param \"x\" (list (option u8))) (result u8)))"
                        + " (type (tuple $f 1)))"))
                .isEqualTo(
                        component(types("6b 7d"), types("70 00"), types("40 01 'x' 01 00 7d"), types("6f 02 02 01")));
    }

    @Test
    void aTypeOfAnOuterScopeIsAnAlias() throws Exception {
        assertThat(read("(component (type $t u8) (type (instance (export \"x\" (type (eq $t)))"
                        + " (export \"y\" (type (eq $t))))))"))
                .isEqualTo(component(types("7d"), types("42 03 02 03 02 01 00 04 00 'x' 03 00 00 04 00 'y' 03 00 00")));
    }

    @Test
    void aliasesCountLevelsOrNameThem() throws Exception {
        String text = "(component $all (type $t u8) (type $outer (component"
                + " (type (instance (alias outer %s %s (type $u)) (export \"v\" (type (eq $u))))))))";
        byte[] expected = component(types("7d"), types("41 01 01 42 02 02 03 02 02 00 04 00 'v' 03 00 00"));

        assertThat(read(text.formatted("2", "0"))).isEqualTo(expected);
        assertThat(read(text.formatted("$all", "$t"))).isEqualTo(expected);
        assertThat(read(text.formatted("$all", "0"))).isEqualTo(expected);
    }

    @Test
    void importsAndExportsOfEverySort() throws Exception {
        assertThat(read("""
                (component
                  (import "a:b/c" (instance $c (export "t" (type $u (sub resource)))))
                  (alias export $c "t" (type $t))
                  (import "f" (func (param "x" (own $t))))
                  (import "r" (type $r (sub resource)))
                  (import "d" (component $d))
                  (import "e" (func $e (type 1)))
                  (export "g" (func $e))
                  (export $i "h" (instance $c) (instance (type 0)))
                  (export "k" (component 0))
                  (export "l" (type $r))
                )"""))
                .isEqualTo(component(
                        types("42 01 04 00 't' 03 01"),
                        imports("00 'a:b/c' 05 00"),
                        section(6, "03 00 00 't'"),
                        types("69 01"),
                        types("40 01 'x' 02 01 00"),
                        imports("00 'f' 01 03"),
                        imports("00 'r' 03 01"),
                        types("41 00"),
                        imports("00 'd' 04 05"),
                        imports("00 'e' 01 01"),
                        exports("00 'g' 01 01 00"),
                        exports("00 'h' 05 00 01 05 00"),
                        exports("00 'k' 04 00 00"),
                        exports("00 'l' 03 04 00")));
    }

    @Test
    void namesHaveAttributes() throws Exception {
        assertThat(read("(component (import \"n\" (implements \"a:b/c\") (external-id \"x\") (instance))"
                        + " (import (interface \"a:b/c@1\") (versionsuffix \".2.3\") (instance)))"))
                .isEqualTo(component(
                        types("42 00"),
                        imports("02 'n' 02 00 'a:b/c' 02 'x' 05 00"),
                        types("42 00"),
                        imports("02 'a:b/c@1' 01 01 '.2.3' 05 01")));
    }

    @Test
    void aTypeIsExportedInPlace() throws Exception {
        assertThat(read("(component (type $t (export \"a\") (export \"b\") u8))"))
                .isEqualTo(component(types("7d"), exports("00 'a' 03 00 00"), exports("00 'b' 03 00 00")));
    }

    @Test
    void instancesDeclareTypesOrReferToOne() throws Exception {
        assertThat(read("(component (type $i (instance (type u8))) (import \"a\" (instance (type $i)))"
                        + " (import \"b\" (instance (type $i u8) (type (list $i)))))"))
                .isEqualTo(component(
                        types("42 01 01 7d"),
                        imports("00 'a' 05 00"),
                        types("42 02 01 7d 01 70 00"),
                        imports("00 'b' 05 01")));
    }

    @Test
    void customSectionsKeepTheirBytesAndOtherAnnotationsAreLeftOut() throws Exception {
        assertThat(read("""
                (component (@name "all, of [it]")
                  (@producers (processed-by "x" "1.0") {a, b; c})
                  (@custom "a" "\\00\\ff" "\\u{e9}" "\\t\\n\\"\\\\")
                  (type (@name "t") (list (@custom "in a type") u8))
                  (@custom "é"))"""))
                .isEqualTo(component(
                        custom("a", bytes("00 ff c3 a9 09 0a 22 5c")), types("70 7d"), custom("é", new byte[0])));
    }

    @Test
    void commentsNestAndNamesMayBeStrings() throws Exception {
        assertThat(read(";; first é\n(component(;;)(type $\"a b\" u8)(; (; deep ;) (\" ;)(type(list $\"a b\")));; end"))
                .isEqualTo(component(types("7d"), types("70 00")));
        assertThat(read("(component (type $a u8) (type (list $\"a\")))"))
                .isEqualTo(component(types("7d"), types("70 00")));
    }

    @Test
    void aPackageAsToolsPrintItMeansWhatItsTextMeans() throws Exception {
        Path source = Path.of("../it/guests/types/wit");

        assertThat(interfaceLines(LOADER.load(TEXTS.resolve("types.wat"))))
                .isEqualTo(interfaceLines(LOADER.load(source)));
    }

    private static List<String> interfaceLines(Resolve resolve) {
        String text = ModelText.of(resolve.packages().values().stream()
                .filter(each -> each.name().toString().equals("witloof:types"))
                .findFirst()
                .orElseThrow());
        return Arrays.stream(text.split("\n(?=interface |world )"))
                .filter(part -> part.startsWith("interface all\n"))
                .flatMap(String::lines)
                .sorted()
                .toList();
    }

    @Test
    void documentationAndGatesComeFromTheirSection() throws Exception {
        assertThat(WitPrinter.print(LOADER.load(TEXTS.resolve("documented.wat"))))
                .isEqualTo("""
                /// A shop.
                package demo:shop@1.2.0;

                /// What is sold.
                interface goods {
                  /// "Each" in cents, 5 € or less.
                  type price = u32;

                  @since(version = 1.1.0)
                  find: func(name: string) -> option<price>;
                }

                world shop {
                  import goods;
                }
                """);
    }

    @Test
    void aDependencyInTextIsLoaded(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.wit"), "package a:a; world w { import demo:shop/goods@1.2.0; }");
        Files.createDirectory(folder.resolve("deps"));
        Files.copy(TEXTS.resolve("documented.wat"), folder.resolve("deps/shop.wat"));

        assertThat(LOADER.load(folder).packages().keySet())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("demo:shop@1.2.0", "a:a");
        assertThat(LOADER.load(List.of(
                                new SourceText("a.wit", Files.readString(folder.resolve("a.wit"))),
                                new SourceText("deps/shop.wat", Files.readString(TEXTS.resolve("documented.wat")))))
                        .packages())
                .hasSize(2);
    }

    @Test
    void bytesThatAreNoUtf8AreToldOfOnce(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.wat");
        Files.write(file, join("(component ;; ".getBytes(StandardCharsets.UTF_8), bytes("ff 0a 29")));

        assertThat(codes(() -> LOADER.load(file))).containsExactly(DiagnosticCode.INVALID_UTF8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(",
                ")",
                "component",
                "(component",
                "(component))",
                "(component) (component)",
                "(component (type))",
                "(component (type u9))",
                "(component (type (u8)))",
                "(component (type $ u8))",
                "(component (type (list)))",
                "(component (type (list u8 0x)))",
                "(component (type (list u8 1__0)))",
                "(component (type (list u8 1_)))",
                "(component (type (list u8 -1)))",
                "(component (type (list u8 99999999999999999999999999)))",
                "(component (type (list u8 4 5)))",
                "(component (type (map u8)))",
                "(component (type (result (error u8) u8)))",
                "(component (type (func (result u8) (result u8))))",
                "(component (type (func (result \"a\" u8))))",
                "(component (type (instance (import \"a\" (func)))))",
                "(component (import \"a\"))",
                "(component (import \"a\" (type (sub u8))))",
                "(component (import a (func)))",
                "(component (export \"a\" (func)))",
                "(component (import \"a\" (func (type 0) (param \"x\" u8))))",
                "(component (alias inner 0 0 (type)))",
                "(component (type \"x\"u8))",
                "(component (type (enum \"a\"\"b\")))",
                "(component (@custom))",
                "(component (@custom \"a\" b))",
                "(component (@custom \"a\" (before first)))",
                "(component (type (instance (export $a \"a\" (func)))))",
                "(component (@other (",
                "(component \"",
                "(component (;",
                "(component é)",
                "(component [)",
                "(component \uD800)",
            })
    void whatIsNotWellFormedIsRefused(String text) {
        assertThat(codes(text)).containsExactly(DiagnosticCode.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(component (type (list 0)))",
                "(component (type (list 4294967295)))",
                "(component (type (own 0)))",
                "(component (type (list $t)) (type $t u8))",
                "(component (alias outer 1 0 (type)))",
                "(component (alias outer 4294967295 $t (type)))",
                "(component (alias outer $t 0 (type)))",
                "(component (type $t u8) (type (component (type (component (alias outer 1 $t (type)))))))",
                "(component (alias export 0 \"a\" (func)))",
                "(component (alias export $i \"a\" (func)))",
                "(component (type (record)))",
                "(component (type (list u8 0)))",
                "(component (type (enum \"\")))",
                "(component (type u8) (export \"A:b\" (type 0)))",
            })
    void whatIsNoValidComponentIsRefusedWithItsPlace(String text) {
        ResolveException refused = refused(text);

        assertThat(refused.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.INVALID_COMPONENT);
        assertThat(refused.diagnostics().get(0).span().orElseThrow().start()).isGreaterThan(10);
    }

    @Test
    void deepAndGreatTextsAreRefused() {
        assertThat(codes("(".repeat(1_000_000))).containsExactly(DiagnosticCode.LIMIT);
        assertThat(codes("(component (type " + "(list ".repeat(1_000_000))).containsExactly(DiagnosticCode.LIMIT);
        assertThat(codes("(component (@a " + "(".repeat(1_000_000))).containsExactly(DiagnosticCode.LIMIT);
        assertThat(codes("(component" + " a".repeat(1_000_000))).containsExactly(DiagnosticCode.LIMIT);
        assertThat(codes("(component" + " ".repeat(5 << 20) + ")")).containsExactly(DiagnosticCode.LIMIT);
    }

    @Test
    void deepComponentsEndInADiagnostic() {
        String text = "(component " + "(type (component ".repeat(120) + "))".repeat(120) + ")";

        assertThat(codes(text)).containsExactly(DiagnosticCode.INVALID_COMPONENT);
    }

    @Test
    void commentsMayNestAsDeeplyAsTheyLike() throws Exception {
        assertThat(read("(;".repeat(500_000) + ";)".repeat(500_000) + "(component)"))
                .isEqualTo(component());
        assertThat(codes("(;".repeat(1_000_000))).containsExactly(DiagnosticCode.SYNTAX);
    }

    @Test
    void manyTypesOfManyNamesAreReadOnce() throws Exception {
        String types = IntStream.range(0, 50_000)
                .mapToObj(i -> "(type $t" + i + " (option u8))")
                .collect(Collectors.joining());
        String uses = IntStream.range(0, 50_000)
                .mapToObj(i -> "(type (list $t" + i + "))")
                .collect(Collectors.joining());

        assertThat(read("(component " + types + "(type (component (type (instance " + uses + ")))))"))
                .hasSizeGreaterThan(500_000);
    }

    @Test
    void aLongWordIsNotShownWhole() {
        assertThat(refused("(component (type " + "a".repeat(1 << 20) + "))").getMessage())
                .hasSizeLessThan(1000);
        assertThat(refused("(component (type (list $" + "a".repeat(1 << 20) + ")))")
                        .getMessage())
                .hasSizeLessThan(1000);
        assertThat(refused("(component (import \"" + "a_".repeat(1 << 20) + "\" (func)))")
                        .getMessage())
                .hasSizeLessThan(2000);
    }

    private static byte[] read(String text) throws SyntaxException {
        return ComponentText.read(SourceFile.of("a.wat", text)).bytes();
    }

    private static List<DiagnosticCode> codes(String text) {
        return refused(text).diagnostics().stream().map(Diagnostic::code).toList();
    }

    private static List<DiagnosticCode> codes(ThrowingCallable call) {
        ResolveException refused = catchThrowableOfType(ResolveException.class, call);
        assertThat(refused).as("refusal").isNotNull();
        return refused.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private static ResolveException refused(String text) {
        ResolveException refused =
                catchThrowableOfType(ResolveException.class, () -> LOADER.load(List.of(new SourceText("a.wat", text))));
        assertThat(refused).as("refusal").isNotNull();
        return refused;
    }
}
