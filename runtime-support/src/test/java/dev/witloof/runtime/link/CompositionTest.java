package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.ComponentImports;
import dev.witloof.runtime.ComponentInstance;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.HandleValue;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Components that consist of several instances, used without generated code. */
class CompositionTest {
    private final Store store = Store.create();

    @AfterEach
    void closeStore() {
        store.close();
    }

    private static Component load(String name) {
        try (InputStream in = CompositionTest.class.getResourceAsStream("/components/" + name + ".wasm")) {
            if (in == null) {
                throw new IllegalArgumentException("no component " + name);
            }
            return Component.load(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ComponentInstance composed() {
        return ComponentInstance.of(load("composed"), store, ComponentImports.NONE);
    }

    private static ComponentValue u32(long value) {
        return ComponentValue.u32(value);
    }

    private static HandleValue make(ComponentInstance instance, String counters, long value) {
        return (HandleValue) instance.call(counters, "make", u32(value)).orElseThrow();
    }

    @Test
    void stringsCrossFromOneEncodingToAnother() {
        ComponentInstance instance = composed();

        for (String name : List.of("", "Ada", "Zoë", "日本", "\ud83d\ude00")) {
            assertThat(instance.call("", "greet", ComponentValue.string(name)))
                    .contains(ComponentValue.string("Hi, " + name));
        }
    }

    @Test
    void oneInstanceUsesAndDropsTheResourcesOfAnother() {
        ComponentInstance instance = composed();

        assertThat(instance.call("", "use-one", u32(7))).contains(u32(7));
        assertThat(instance.call("", "use-one", u32(8))).contains(u32(8));

        assertThat(instance.call("", "dropped-one")).contains(u32(15));
        assertThat(instance.call("", "dropped-two")).contains(u32(0));
    }

    @Test
    void eachInstanceOfAComponentHasAResourceTypeOfItsOwn() {
        ComponentInstance instance = composed();
        HandleValue one = make(instance, "one", 1);
        HandleValue two = make(instance, "two", 2);

        assertThat(instance.call("one", "value", one)).contains(u32(1));
        assertThatThrownBy(() -> instance.call("one", "value", two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("of another instance");
        assertThat(instance.call("one", "value", one)).contains(u32(1));

        ((Resource) two.resource()).close();
        assertThat(instance.call("", "dropped-one")).contains(u32(0));
        assertThat(instance.call("", "dropped-two")).contains(u32(2));
    }

    @Test
    void aChildCallsWhatItsParentLifts() {
        assertThat(composed().call("", "four-times", u32(5))).contains(u32(20));
    }

    @Test
    void aTrapInOneEndsAll() {
        ComponentInstance instance = composed();

        assertThatThrownBy(() -> instance.call("", "trap")).isInstanceOf(Trap.class);

        for (String function : List.of("dropped-one", "dropped-two", "trap")) {
            assertThatThrownBy(() -> instance.call("", function))
                    .isInstanceOf(Trap.class)
                    .hasMessageContaining("trapped before");
        }
    }

    @Test
    void aClosedInstanceIsClosedThroughout() {
        ComponentInstance instance = composed();
        instance.close();
        instance.close();

        assertThatThrownBy(() -> instance.call("", "dropped-one"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aResourceThatAnExportHidesIsTheSameAllTheSame() {
        ComponentInstance instance = ComponentInstance.of(load("abstract-export"), store, ComponentImports.NONE);

        assertThat(instance.call("", "run")).contains(ComponentValue.u32(42));
    }

    @Test
    void aComponentLowersWhatItLifted() {
        ComponentInstance instance = ComponentInstance.of(load("own-import"), store, ComponentImports.NONE);

        assertThat(instance.call("", "f")).isEmpty();
    }

    @Test
    void aComponentCallsItselfThroughWhatItLowers() {
        ComponentInstance instance = ComponentInstance.of(load("recursion"), store, ComponentImports.NONE);
        HandleValue borrowed = new HandleValue(new Object());

        for (long times : new long[] {0, 1, 2, 5}) {
            assertThat(instance.call("", "calls", borrowed, u32(times))).contains(u32(times + 1));
        }
    }

    @Test
    void aComponentThatCallsItselfWithoutEndIsStopped() {
        ComponentInstance instance = ComponentInstance.of(load("recursion"), store, ComponentImports.NONE);
        HandleValue borrowed = new HandleValue(new Object());

        assertThatThrownBy(() -> instance.call("", "calls", borrowed, u32(1000)))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("200 calls of the store run one within the other")
                .extracting(trap -> ((Trap) trap).rule())
                .isEqualTo(Trap.Rule.LIMIT);
    }

    @Test
    void anInterfaceMayHaveTheNameOfItsFunction() {
        ComponentImports imports = ComponentImports.builder()
                .function("count", "count", arguments -> Optional.of(u32(21)))
                .build();
        ComponentInstance instance = ComponentInstance.of(load("same-name"), store, imports);

        assertThat(instance.call("", "twice")).contains(u32(42));
        assertThat(instance.call("", "once")).contains(u32(21));
        assertThatThrownBy(() -> ComponentInstance.of(load("same-name"), store, ComponentImports.NONE))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("`count#count`");
    }

    @Test
    void aGuestsFunctionOfAnotherTypeIsRefusedWhenItIsGiven() {
        ComponentFunction greet = composed().function("", "greet");
        for (boolean trapMissing : new boolean[] {false, true}) {
            ComponentImports.Builder imports = ComponentImports.builder().function("f", greet);
            ComponentImports given = (trapMissing ? imports.trapMissing() : imports).build();

            assertThatThrownBy(() -> ComponentInstance.of(load("handed-on"), store, given))
                    .isInstanceOf(LinkException.class)
                    .hasMessageStartingWith("""
                            the component cannot be instantiated:
                              - import `f` is given a function of another type
                                  wanted: func() -> u32
                                  given:  func(""");
        }
    }

    @Test
    void soIsOneThatAnotherComponentHandsOn() {
        ComponentFunction handedOn = handingOn(arguments -> Optional.of(u32(1))).function("", "g");
        ComponentImports imports = ComponentImports.builder()
                .function("make-thing", handedOn)
                .trapMissing()
                .build();

        assertThatThrownBy(() -> ComponentInstance.of(load("wanting"), store, imports))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("import `make-thing` is given a function of another type")
                .hasMessageContaining("result: expected own<");
    }

    @Test
    void aJavaFunctionHasNoTypeAndItsResultIsChecked() {
        ComponentImports imports = ComponentImports.builder()
                .function("count", "count", arguments -> Optional.of(ComponentValue.string("many")))
                .build();
        ComponentInstance instance = ComponentInstance.of(load("same-name"), store, imports);

        assertThatThrownBy(() -> instance.call("", "twice"))
                .isInstanceOf(Trap.class)
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> ComponentInstance.of(load("handed-on"), store, ComponentImports.NONE))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("the component needs functions that it is not given:\n  - `f`");
    }

    private ComponentInstance handingOn(ComponentFunction implementation) {
        ComponentImports imports =
                ComponentImports.builder().function("f", implementation).build();
        return ComponentInstance.of(load("handed-on"), store, imports);
    }

    @Test
    void anImportIsHandedOn() {
        ComponentInstance instance = handingOn(arguments -> Optional.of(u32(arguments.size())));

        assertThat(instance.call("", "g")).contains(u32(0));
    }

    @Test
    void whatIsHandedOnIsCheckedAsIfAGuestWasCalled() {
        ComponentInstance instance = handingOn(arguments -> Optional.empty());

        assertThatThrownBy(() -> instance.call("", "g", u32(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f: found 1 arguments, wanted 0");
        assertThatThrownBy(() -> instance.call("", "g"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("result: found none, wanted u32");
    }

    @Test
    void whatIsHandedOnEndsWithTheInstance() {
        ComponentInstance instance = handingOn(arguments -> Optional.of(u32(0)));
        instance.close();

        assertThatThrownBy(() -> instance.call("", "g"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void whatIsHandedOnThrowsWhatJavaThrows() {
        RuntimeException unchecked = new UnsupportedOperationException("not today");
        IOException checked = new IOException("unplugged");

        assertThatThrownBy(() -> handingOn(arguments -> {
                            throw unchecked;
                        })
                        .call("", "g"))
                .isSameAs(unchecked);
        assertThatThrownBy(() -> handingOn(arguments -> {
                            throw checked;
                        })
                        .call("", "g"))
                .isInstanceOf(UndeclaredThrowableException.class)
                .hasMessageContaining("`g`, which the component was given and hands on, failed: ")
                .hasCause(checked);
    }

    @Test
    void componentInstancesCountAgainstTheLimit() {
        assertThatThrownBy(() -> ComponentInstance.of(load("many-members"), store, ComponentImports.NONE))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("the store has reached its limit of 1000 core instances")
                .hasMessageContaining("4680 component instances");
        // Nothing of it is kept.
        composed().close();
        try (Store larger = Store.builder().maxCoreInstances(5000).build()) {
            ComponentInstance.of(load("many-members"), larger, ComponentImports.NONE)
                    .close();
        }
    }

    @Test
    void whatIsNotExportedIsNamed() {
        ComponentInstance instance = composed();

        assertThatThrownBy(() -> instance.function("", "absent"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("exports no function `absent`, but these: [greet, ");
        assertThatThrownBy(() -> instance.functions("absent:a/b"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("the component exports no `absent:a/b`");
    }

    @Test
    void argumentsThatDoNotFitHaveNoEffect() throws Exception {
        ComponentInstance instance = composed();
        ComponentFunction use = instance.function("", "use-one");

        assertThatThrownBy(() -> use.call(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> use.call(List.of(ComponentValue.string("7"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(use.call(List.of(u32(7)))).isEqualTo(Optional.of(u32(7)));
    }
}
