package dev.witloof.codegen.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.codegen.bind.ComponentTypes;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.TypeComparison;
import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.WitPackage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said to break components is what linking refuses, for any mixture of changes. */
class LinkingAgreesTest {

    /** Every type is what some function passes, so that no change of one goes without effect. */
    private static final String BASE = """
            package a:b@1.0.0;
            interface base {
                record point { x: s32, y: s32 }
            }
            interface i {
                use base.{point};
                type name = string;
                record person { name: name, age: u8, at: point }
                variant choice { none, one(person), many(list<person>) }
                enum size { small, large }
                flags marks { a, b, c }
                resource thing { constructor(size: size); get: func(i: u32) -> option<choice>; of: static func() -> thing; }
                mark: func(t: borrow<thing>, m: marks) -> result<name, size>;
                pair: func(p: tuple<u8, point>);
            }
            world w { import i; }
            """;

    /** Each replaces what stands before the arrow. */
    private static final List<String> EDITS = List.of(
            "x: s32 => x: s64",
            "x: s32, y: s32 => y: s32, x: s32",
            "y: s32 } => y: s32, z: s32 }",
            "use base.{point}; => use base.{point as place}; record point { x: s32, y: s32 }",
            "use base.{point}; => record point { x: s32, y: s32 }",
            "type name = string; => type text = string; type name = text;",
            "type name = string; => type name = list<char>;",
            "age: u8 => age: u16",
            "name: name, age => name: string, age",
            "name: name, age => title: name, age",
            "none, one => one",
            "one(person) => one(thing)",
            "one(person) => one(name)",
            "many(list<person>) => many(list<person>), more",
            "small, large => large, small",
            "small, large => small, large, huge",
            "a, b, c } => a, b }",
            "constructor(size: size); => ",
            "constructor(size: size); => constructor(size: size) -> result<thing>;",
            "get: func => async-get: func",
            "get: func => get: async func",
            "i: u32 => index: u32",
            "option<choice> => result<choice>",
            "of: static func() => of: func()",
            "t: borrow<thing>, m: marks => m: marks, t: borrow<thing>",
            "t: borrow<thing>, m => t: thing, m",
            "result<name, size> => result<string, size>",
            "result<name, size> => result<name>",
            "tuple<u8, point> => tuple<u8, point, u8>",
            "pair: func => @since(version = 1.0.0) pair: func",
            "pair: func => /// Both.\n more: func(); pair: func");

    private static WitPackage load(String text) throws Exception {
        return WitLoader.builder()
                .build()
                .load(List.of(new SourceText("a.wit", text)))
                .rootPackage();
    }

    @Test
    void whatLinkingRefusesIsToldAndNothingElse() throws Exception {
        WitPackage before = load(BASE);
        Random random = new Random(20261128);
        int linked = 0;
        for (int i = 0; i < 600; i++) {
            String edited = edited(i, random);
            WitPackage after = load(edited);
            List<Change> changes = Compatibility.compare(before, after).changes();

            boolean guestsLink = links(
                    before.findInterface("i").orElseThrow(),
                    after.findInterface("i").orElseThrow());
            List<Change> told = changes.stream()
                    .filter(change -> change.breaks().contains(Side.GUESTS))
                    // A type of its that the other interface does not use any more may be used elsewhere.
                    .filter(change -> !guestsLink || !change.message().startsWith("interface `base`"))
                    .toList();

            assertThat(told.isEmpty()).as(edited + changes).isEqualTo(guestsLink);
            linked += guestsLink ? 1 : 0;
        }
        assertThat(linked).isBetween(30, 570);
    }

    /** First each edit by itself, then up to three of them together. */
    private static String edited(int round, Random random) {
        List<String> edits = new ArrayList<>(EDITS);
        if (round >= EDITS.size()) {
            Collections.shuffle(edits, random);
        }
        String text = BASE;
        for (String each : round < EDITS.size() ? edits.subList(round, round + 1) : edits.subList(0, 1 + round % 3)) {
            String[] edit = each.split(" => ", -1);
            text = text.replace(edit[0], edit[1]);
        }
        return text;
    }

    /** Whether the new host offers each function that a guest may import, as the linker compares them. */
    private static boolean links(Interface before, Interface after) {
        ComponentTypes old = new ComponentTypes();
        ComponentTypes fresh = new ComponentTypes();
        TypeComparison comparison = new TypeComparison(LinkingAgreesTest::isSameResource);
        for (Function wanted : before.functions().values()) {
            Function offered = after.functions().get(wanted.name());
            if (offered == null
                    || comparison
                            .compare(fresh.function(offered), old.function(wanted))
                            .isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSameResource(ResourceType expected, ResourceType actual) {
        return expected.interfaceId().equals(actual.interfaceId())
                && expected.name().equals(actual.name());
    }
}
