package dev.witloof.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.WitPackage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LanguageTest {

    private static final Path LANGUAGE = Path.of("src/test/resources/language");

    @Test
    void everyConstructMeansWhatItShould() throws Exception {
        Resolve resolve = WitLoader.builder().features(Set.of("on")).build().load(LANGUAGE);

        Golden.assertEquals(
                LANGUAGE.resolve("all.txt"),
                resolve.packages().values().stream().map(ModelText::of).collect(Collectors.joining("\n")));
        assertThat(resolve.sources())
                .extracting(SourceFile::name)
                .containsExactly(LANGUAGE + "/all.wit", LANGUAGE + "/deps/dep.wit", LANGUAGE + "/deps/other/other.wit");
    }

    @Test
    void documentationIsTrimmedOfItsMarksAndOfTheIndentationThatItsLinesShare() throws Exception {
        WitPackage wit = WitLoader.builder().build().load(LANGUAGE).rootPackage();
        Interface types = wit.findInterface("types").orElseThrow();

        assertThat(wit.docs())
                .contains("A package that uses the whole language.\n\n  Indented as its author meant it.");
        assertThat(types.docs()).contains("Types\n    of every kind.");
        assertThat(types.findType("numbers").orElseThrow().kind())
                .isInstanceOfSatisfying(
                        TypeDefKind.Record.class,
                        record -> assertThat(record.fields().get(0).docs()).contains("A field."));
        assertThat(types.findFunction("[method]handle.method").orElseThrow().docs())
                .isEmpty();
        assertThat(wit.findInterface("other").orElseThrow().docs()).isEmpty();
    }

    @Test
    void everyCommentIsDocumentationAsInTheReference() throws Exception {
        List<String> lines = List.of(
                "package a:b; // zero", "", "// one", "/* two */", "/**/", "/** three", " four */", "/////// five");
        Resolve resolve = load(String.join("\r\n", lines) + "\r\ninterface i {}\r\n");

        assertThat(resolve.rootPackage().findInterface("i").orElseThrow().docs())
                .contains(" zero\n one\n* two */\n\n three\n four\n five");
    }

    @Test
    void aByteOrderMarkAndLineEndsOfWindowsChangeNothing() throws Exception {
        String text = "package a:b;\n/// doc\ninterface i {\n  f: func() -> u8;\n}\n";

        WitPackage plain = load(text).rootPackage();
        WitPackage windows = load("\uFEFF" + text.replace("\n", "\r\n")).rootPackage();

        assertThat(ModelText.of(windows)).isEqualTo(ModelText.of(plain));
        assertThat(windows.findInterface("i").orElseThrow().docs()).contains("doc");
    }

    @Test
    void whatIsUsedIsAnAliasThatLeadsToTheOriginal() throws Exception {
        Resolve resolve = load("package a:b;"
                + "interface one { resource r; }"
                + "interface two { use one.{r as r2}; }"
                + "interface three { use two.{r2 as r3}; f: func(x: r3); }");
        TypeDef original = type(resolve, "one", "r");
        TypeDef third = type(resolve, "three", "r3");

        assertThat(third.kind()).isEqualTo(new TypeDefKind.Alias(type(resolve, "two", "r2")));
        assertThat(third.dealias()).isSameAs(original);
        assertThat(original.owner()).isEqualTo(resolve.rootPackage().findInterface("one"));
        Function f = resolve.rootPackage()
                .findInterface("three")
                .orElseThrow()
                .findFunction("f")
                .orElseThrow();
        assertThat(f.params().get(0).type()).isInstanceOfSatisfying(TypeDef.class, type -> assertThat(type.kind())
                .isEqualTo(new TypeDefKind.Own(third)));
    }

    @Test
    void functionsOfResourcesKnowTheirResourceAndTheirOwnName() throws Exception {
        Resolve resolve =
                load("package a:b; interface i { resource r { constructor(); m: func(); s: static func(); } }");
        TypeDef r = type(resolve, "i", "r");

        assertThat(resolve.rootPackage()
                        .findInterface("i")
                        .orElseThrow()
                        .functions()
                        .values())
                .extracting(Function::name, Function::itemName, Function::kind)
                .containsExactly(
                        tuple("[constructor]r", "r", new FunctionKind.Constructor(r)),
                        tuple("[method]r.m", "m", new FunctionKind.Method(r)),
                        tuple("[static]r.s", "s", new FunctionKind.Static(r)));
    }

    @Test
    void allFeaturesAreThereWhenAllAreAskedFor() throws Exception {
        String text = "package a:b; interface i { @unstable(feature = x) f: func(); g: func(); }";

        assertThat(WitLoader.builder()
                        .allFeatures(true)
                        .build()
                        .load(List.of(new SourceText("a.wit", text)))
                        .rootPackage()
                        .findInterface("i")
                        .orElseThrow()
                        .functions())
                .containsOnlyKeys("f", "g");
        assertThat(load(text).rootPackage().findInterface("i").orElseThrow().functions())
                .containsOnlyKeys("g");
    }

    @Test
    void anonymousTypesTakeTheStabilityOfWhatTheyStandIn() throws Exception {
        Resolve resolve = load("package a:b@1.0.0; interface i { @since(version = 1.0.0) type t = list<option<u8>>; }");

        assertThat(type(resolve, "i", "t").kind())
                .isInstanceOfSatisfying(TypeDefKind.List.class, list -> assertThat(((TypeDef) list.type()).stability())
                        .isInstanceOf(Stability.Stable.class));
    }

    private static TypeDef type(Resolve resolve, String iface, String name) {
        return resolve.rootPackage()
                .findInterface(iface)
                .orElseThrow()
                .findType(name)
                .orElseThrow();
    }

    private static Resolve load(String text) throws ResolveException {
        return WitLoader.builder().build().load(List.of(new SourceText("test.wit", text)));
    }
}
