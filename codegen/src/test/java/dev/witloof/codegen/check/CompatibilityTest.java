package dev.witloof.codegen.check;

import static dev.witloof.codegen.check.Side.GUESTS;
import static dev.witloof.codegen.check.Side.HOSTS;
import static dev.witloof.codegen.check.Side.JAVA;
import static dev.witloof.codegen.check.Side.WIT;
import static dev.witloof.codegen.check.Weight.ADDITION;
import static dev.witloof.codegen.check.Weight.BREAKING;
import static dev.witloof.codegen.check.Weight.FIX;
import static dev.witloof.codegen.check.Weight.UNSTABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.model.WitPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompatibilityTest {

    private static final String IMPORTED = "world w { import i; }";
    private static final String EXPORTED = "world w { export i; }";
    private static final String BOTH = "world w { import i; export i; }";

    private static WitPackage load(String name, String body, String... dependencies) throws Exception {
        List<SourceText> texts = new ArrayList<>(List.of(new SourceText("a.wit", "package " + name + ";\n" + body)));
        for (int i = 0; i < dependencies.length; i++) {
            texts.add(new SourceText("deps/d" + i + "/d.wit", dependencies[i]));
        }
        return WitLoader.builder().allFeatures(true).build().load(texts).rootPackage();
    }

    private static List<Change> changes(String before, String after) throws Exception {
        return Compatibility.compare(load("a:b@1.0.0", before), load("a:b@1.0.1", after))
                .changes();
    }

    /** What changes in the members of an interface. */
    private static List<Change> members(String world, String before, String after) throws Exception {
        return changes("interface i { " + before + " }\n" + world, "interface i { " + after + " }\n" + world);
    }

    private static void assertOne(List<Change> changes, Weight weight, String message, Side... breaks) {
        assertThat(changes).as(changes.toString()).hasSize(1);
        assertThat(changes.get(0).message()).isEqualTo(message);
        assertThat(changes.get(0).weight()).isEqualTo(weight);
        assertThat(changes.get(0).breaks()).isEqualTo(Set.of(breaks));
    }

    @Test
    void whatStaysTheSameIsNoChange() throws Exception {
        String text =
                "interface i { resource r { m: func() -> list<t>; } record t { x: option<u8> } f: func(x: borrow<r>); }\n"
                        + "world w { import i; export j: interface { use i.{t}; g: func() -> t; } type s = u8; export h: func(x: s); }";

        assertThat(changes(text, text)).isEmpty();
        assertThat(changes(
                        text,
                        text.replace("interface i", "/// Says what it is.\n@since(version = 1.0.0)\ninterface i")))
                .isEmpty();
    }

    @Test
    void aNewFunctionIsAnAdditionWhereHostsImplementIt() throws Exception {
        String message = "interface `i`: function `f` was added";
        assertOne(members(IMPORTED, "", "f: func();"), ADDITION, message, HOSTS, JAVA);
        assertOne(members("", "", "f: func();"), ADDITION, message, HOSTS, JAVA);
        assertOne(members(EXPORTED, "", "f: func();"), BREAKING, message, GUESTS);
        assertOne(members(BOTH, "", "f: func();"), BREAKING, message, GUESTS, HOSTS, JAVA);
    }

    @Test
    void aFunctionThatIsGoneBreaksWhoCallsIt() throws Exception {
        String message = "interface `i`: function `f` was removed";
        assertOne(members(IMPORTED, "f: func();", ""), BREAKING, message, GUESTS, JAVA);
        assertOne(members(EXPORTED, "f: func();", ""), BREAKING, message, HOSTS, JAVA);
        assertOne(members(BOTH, "f: func();", ""), BREAKING, message, GUESTS, HOSTS, JAVA);
    }

    @Test
    void aFunctionOfAnotherTypeBreaksBothSides() throws Exception {
        String f = "interface `i`: function `f` ";
        assertOne(
                members(IMPORTED, "f: func(x: u8);", "f: func(x: list<u16>);"),
                BREAKING,
                f + "changes the type of its parameter `x`, from `u8` to `list<u16>`",
                GUESTS,
                HOSTS,
                JAVA);
        assertOne(
                members(IMPORTED, "f: func();", "f: func() -> result<_, string>;"),
                BREAKING,
                f + "changes its result, from `nothing` to `result<_, string>`",
                GUESTS,
                HOSTS,
                JAVA);
        assertOne(
                members(EXPORTED, "f: func(x: u8);", "f: func(x: u8, y: u8);"),
                BREAKING,
                f + "took (x) and takes (x, y)",
                GUESTS,
                HOSTS,
                JAVA);
        assertOne(
                members(IMPORTED, "f: func(x: u8, y: u8);", "f: func(y: u8, x: u8);"),
                BREAKING,
                f + "took (x, y) and takes (y, x)",
                GUESTS,
                HOSTS,
                JAVA);
        assertOne(
                members(IMPORTED, "f: func();", "f: async func();"),
                BREAKING,
                f + "is `async` now",
                GUESTS,
                HOSTS,
                JAVA);
    }

    @Test
    void anotherNameOfAParameterBreaksComponentsOnly() throws Exception {
        assertOne(
                members(IMPORTED, "f: func(x: u8, y: u8);", "f: func(x: u8, z: u8);"),
                BREAKING,
                "interface `i`: function `f` names its parameter `y` now `z`",
                GUESTS,
                HOSTS);
    }

    @Test
    void whatARecordHasIsPartOfItsType() throws Exception {
        String r = "interface `i`: record `r` ";
        String old = "record r { a: u8, b: u8 } f: func(x: r);";
        Side[] all = {GUESTS, HOSTS, JAVA};
        assertOne(
                members(IMPORTED, old, old.replace("b: u8", "b: u8, c: u8")), BREAKING, r + "has a new field `c`", all);
        assertOne(members(IMPORTED, old, old.replace(", b: u8", "")), BREAKING, r + "lost its field `b`", all);
        assertOne(
                members(IMPORTED, old, old.replace("a: u8, b: u8", "b: u8, a: u8")),
                BREAKING,
                r + "has its fields in another order",
                all);
        assertOne(
                members(IMPORTED, old, old.replace("b: u8", "b: s8")),
                BREAKING,
                r + "changes the type of its field `b`, from `u8` to `s8`",
                all);
    }

    @Test
    void casesAndFlagsArePartOfTheirTypes() throws Exception {
        Side[] all = {GUESTS, HOSTS, JAVA};
        String v = "variant v { a, b(u8) }";
        assertOne(
                members(IMPORTED, v, "variant v { a, b(u8), c }"),
                BREAKING,
                "interface `i`: variant `v` has a new case `c`",
                all);
        assertOne(
                members(IMPORTED, v, "variant v { a, b }"),
                BREAKING,
                "interface `i`: variant `v` changes the type of its case `b`, from `u8` to `nothing`",
                all);
        assertOne(
                members(IMPORTED, v, "variant v { b(u8), a }"),
                BREAKING,
                "interface `i`: variant `v` has its cases in another order",
                GUESTS,
                HOSTS);
        assertOne(
                members(IMPORTED, "enum e { a, b }", "enum e { a }"),
                BREAKING,
                "interface `i`: enum `e` lost its enum case `b`",
                all);
        assertOne(
                members(IMPORTED, "flags f { a, b }", "flags f { a, b, c }"),
                BREAKING,
                "interface `i`: flags `f` has a new flag `c`",
                all);
        assertOne(
                members(IMPORTED, "flags f { a, b }", "variant f { a, b }"),
                BREAKING,
                "interface `i`: flags `f` is another type now",
                all);
    }

    @Test
    void typesComeAndGo() throws Exception {
        assertOne(members(IMPORTED, "", "type t = u8;"), ADDITION, "interface `i`: type `t` was added");
        assertOne(members(IMPORTED, "resource r;", ""), BREAKING, "interface `i`: resource `r` was removed", JAVA, WIT);
    }

    @Test
    void resourcesAreComparedByTheirFunctions() throws Exception {
        String old = "resource r { constructor(); m: func(); s: static func(); }";
        assertOne(
                members(IMPORTED, old, old.replace("m: func();", "m: func(); n: func();")),
                ADDITION,
                "interface `i`: method `r.n` was added",
                HOSTS,
                JAVA);
        assertOne(
                members(IMPORTED, old, old.replace("constructor();", "")),
                BREAKING,
                "interface `i`: constructor of `r` was removed",
                GUESTS,
                JAVA);
        assertThat(members(IMPORTED, old, old.replace("static func", "func")))
                .extracting(Change::message)
                .containsExactly(
                        "interface `i`: static function `r.s` was removed", "interface `i`: method `r.s` was added");
        assertOne(
                members(IMPORTED, "resource r; f: func(x: r);", "resource r; f: func(x: borrow<r>);"),
                BREAKING,
                "interface `i`: function `f` changes the type of its parameter `x`, from `r` to `borrow<r>`",
                GUESTS,
                HOSTS,
                JAVA);
    }

    @Test
    void aliasesAreTheirTargets() throws Exception {
        assertOne(
                members(IMPORTED, "type t = u8; f: func(x: t);", "f: func(x: u8);"),
                BREAKING,
                "interface `i`: type `t` was removed",
                JAVA,
                WIT);
        assertThat(members(IMPORTED, "f: func(x: list<u8>);", "type t = u8; type l = list<t>; f: func(x: l);"))
                .allMatch(change ->
                        change.weight() == ADDITION && change.message().contains("was added"));
        assertThat(members(IMPORTED, "type t = u8; f: func(x: t);", "type t = u16; f: func(x: t);"))
                .extracting(Change::message)
                .containsExactly(
                        "interface `i`: type `t` is another type now",
                        "interface `i`: function `f` changes the type of its parameter `x`");
    }

    @Test
    void aTypeThatMovesBreaksJavaOnly() throws Exception {
        List<Change> changes = changes(
                "interface i { record r { x: u8 } f: func() -> r; }",
                "interface i { use j.{r}; f: func() -> r; } interface j { record r { x: u8 } }");

        assertThat(changes).allMatch(change -> change.weight() == ADDITION);
        assertThat(changes)
                .filteredOn(change -> change.breaks().equals(Set.of(JAVA)))
                .extracting(Change::message)
                .containsExactly(
                        "interface `i`: record `r` stands elsewhere now, with the same structure",
                        "interface `i`: function `f` changes its result, of the same structure");
    }

    @Test
    void worldsAreComparedByWhatTheyImportAndExport() throws Exception {
        String i = "interface i { f: func(); }\ninterface t { type x = u8; }\n";
        String w = "world `w`: ";
        String empty = i + "world w {}";
        assertOne(changes(empty, i + IMPORTED), ADDITION, w + "import `a:b/i@1.0.1` was added", HOSTS, JAVA);
        assertOne(changes(i + IMPORTED, empty), BREAKING, w + "import `a:b/i@1.0.0` was removed", GUESTS, JAVA);
        assertOne(changes(empty, i + EXPORTED), BREAKING, w + "export `a:b/i@1.0.1` was added", GUESTS);
        assertOne(changes(i + EXPORTED, empty), BREAKING, w + "export `a:b/i@1.0.0` was removed", HOSTS, JAVA);
        assertOne(changes(empty, i + "world w { import t; }"), ADDITION, w + "import `a:b/t@1.0.1` was added");
        assertOne(
                changes(empty, i + "world w { import g: func(); }"),
                ADDITION,
                w + "import: function `g` was added",
                HOSTS,
                JAVA);
        assertOne(
                changes(empty, i + "world w { export g: func(); }"),
                BREAKING,
                w + "export: function `g` was added",
                GUESTS);
        assertOne(
                changes(i + "world w { import l: interface { g: func(); } }", i + "world w { import l: interface {} }"),
                BREAKING,
                w + "import `l`: function `g` was removed",
                GUESTS,
                JAVA);
    }

    @Test
    void interfacesAndWorldsComeAndGo() throws Exception {
        String i = "interface i { f: func(); }\n";
        assertOne(changes("", i), ADDITION, "interface `i` was added");
        assertOne(changes(i, ""), BREAKING, "interface `i` was removed", GUESTS, JAVA, WIT);
        assertOne(changes("", "world w {}"), ADDITION, "world `w` was added");
        assertOne(changes("world w {}", ""), BREAKING, "world `w` was removed", JAVA, WIT);
    }

    @Test
    void whatIsUnstableMayChange() throws Exception {
        String gate = "@unstable(feature = x) ";
        assertOne(
                members(IMPORTED, gate + "f: func();", gate + "f: func(x: u8);"),
                UNSTABLE,
                "interface `i`: function `f` took () and takes (x)",
                GUESTS,
                HOSTS,
                JAVA);
        assertOne(
                members(IMPORTED, gate + "f: func();", ""),
                UNSTABLE,
                "interface `i`: function `f` was removed",
                GUESTS,
                JAVA);
        assertOne(
                members(IMPORTED, gate + "f: func();", "@since(version = 1.0.1) f: func();"),
                ADDITION,
                "interface `i`: function `f` needs no feature any more",
                HOSTS,
                JAVA);
        assertOne(
                members(IMPORTED, "f: func();", gate + "f: func();"),
                BREAKING,
                "interface `i`: function `f` needs feature `x` now",
                GUESTS,
                JAVA);
        assertThat(changes(gate + "interface i { f: func(); record r { x: u8 } }", gate + "interface i { g: func(); }"))
                .hasSize(3)
                .allMatch(change -> change.weight() == UNSTABLE);
    }

    @Test
    void deprecationIsAnAddition() throws Exception {
        assertOne(
                members(
                        IMPORTED,
                        "@since(version = 1.0.0) f: func();",
                        "@since(version = 1.0.0) @deprecated(version = 1.0.1) f: func();"),
                ADDITION,
                "interface `i`: function `f` is deprecated now");
    }

    @Test
    void anotherNameForTheOutsideIsAFix() throws Exception {
        assertOne(
                members(IMPORTED, "@external-id(\"x\") f: func();", "@external-id(\"y\") f: func();"),
                FIX,
                "interface `i`: function `f` is known to the outside by another name");
    }

    @Test
    void interfacesOfOtherPackagesCountAsFarAsWorldsUseThem() throws Exception {
        String world = "world w { import c:d/e@0.2.%d; export f: interface { use c:d/e@0.2.%<d.{t}; g: func(x: t); } }";
        String old = "package c:d@0.2.%d; interface e { record t { x: u8 } h: func(); }";

        List<Change> newer = Compatibility.compare(
                        load("a:b@1.0.0", world.formatted(0), old.formatted(0)),
                        load("a:b@1.1.0", world.formatted(1), old.formatted(1).replace("h:", "k: func(); h:")))
                .changes();
        assertThat(newer)
                .extracting(Change::message)
                .containsExactly(
                        "interface `c:d/e@0.2.0`: function `k` was added",
                        "world `w`: import `c:d/e@0.2.1` comes in a version that may stand for `c:d/e@0.2.0`");
        assertThat(newer).allMatch(change -> change.weight() == ADDITION);

        List<Change> other = Compatibility.compare(
                        load("a:b@1.0.0", world.formatted(0), old.formatted(0)),
                        load(
                                "a:b@1.1.0",
                                world.replace("0.2.", "0.3.").formatted(0),
                                old.replace("0.2.", "0.3.").formatted(0)))
                .changes();
        assertThat(other)
                .extracting(Change::message)
                .contains(
                        "world `w`: import `c:d/e@0.2.0` was removed",
                        "world `w`: import `c:d/e@0.3.0` was added",
                        "world `w`: export `f`: function `g` changes the type of its parameter `x`, of the same structure");
    }

    @Test
    void aLineSaysWhereInBothVersions() throws Exception {
        CompatibilityReport report = Compatibility.compare(
                load("a:b@1.0.0", "interface i {\n  f: func(x: u8);\n}"),
                load("a:b@1.0.0", "\ninterface i {\n  f: func(x: u16);\n}"));

        assertThat(report.text()).isEqualTo("""
                        a.wit:4:11: breaking: interface `i`: function `f` changes the type of its parameter `x`, from `u8` to `u16` (before: a.wit:3:11); breaks guests, hosts, Java sources
                        a:b@1.0.0 -> 1.0.0: 1 breaking: not allowed (at least 2.0.0)
                        """);
    }

    @Test
    void theVersionIsPartOfTheNamesOfInterfaces() throws Exception {
        WitPackage without = load("a:b", "interface i { f: func(); }");
        WitPackage with = load("a:b@1.0.0", "interface i { f: func(); }");

        CompatibilityReport first = Compatibility.compare(without, with);
        assertThat(first.changes().get(0).message())
                .isEqualTo("package `a:b` has a version, which is part of the names of its interfaces");
        assertThat(first.verdict()).isEqualTo("a:b -> 1.0.0: 1 breaking: allowed (the first version)");
        CompatibilityReport lost = Compatibility.compare(with, without);
        assertThat(lost.changes().get(0).message())
                .isEqualTo("package `a:b@1.0.0` lost its version, which is part of the names of its interfaces");
        assertThat(lost.isAllowed()).isFalse();
    }

    @Test
    void packagesThatAreNoVersionsOfEachOtherAreRefused() throws Exception {
        WitPackage old = load("a:b@1.0.0", "");
        WitPackage other = load("a:c@1.1.0", "");
        WitPackage older = load("a:b@1.0.0-rc.1", "");

        assertThatThrownBy(() -> Compatibility.compare(old, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`a:b@1.0.0` and `a:c@1.1.0` are two packages: wanted two versions of one");
        assertThatThrownBy(() -> Compatibility.compare(old, older))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`a:b@1.0.0-rc.1` is older than `a:b@1.0.0`: wanted the old version first");
    }
}
