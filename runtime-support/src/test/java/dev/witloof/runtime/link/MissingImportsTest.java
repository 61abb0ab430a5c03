package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.ComponentImports;
import dev.witloof.runtime.ComponentInstance;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.HandleValue;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A component that is not given all that it imports. */
class MissingImportsTest {
    private static final ComponentImports TRAPPING =
            ComponentImports.builder().trapMissing().build();

    private final Store store = Store.create();
    private final Component component = UnsupportedComponentsTest.load("wanting");

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void whatIsMissingIsListedUpToANumber() {
        assertThatThrownBy(() -> ComponentInstance.of(component, store, ComponentImports.NONE))
                .isInstanceOf(LinkException.class)
                .hasMessageStartingWith(
                        "the component needs functions that it is not given:\n  - `acme:shop/many#f0`: ")
                .hasMessageEndingWith("\n  - … and 14 more")
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(22));
    }

    @Test
    void whatNeedsNoImportRunsWithoutThem() {
        ComponentInstance instance = ComponentInstance.of(component, store, TRAPPING);

        assertThat(instance.call("", "answer")).contains(ComponentValue.u32(42));
        assertThat(instance.call("", "issue")).containsInstanceOf(HandleValue.class);
        assertThat(instance.call("", "answer")).contains(ComponentValue.u32(42));
    }

    @Test
    void whatReachesAMissingImportTrapsWithItsName() {
        ComponentInstance instance = ComponentInstance.of(component, store, TRAPPING);

        assertThatThrownBy(() -> instance.call("", "ask"))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.rule()).isEqualTo(Trap.Rule.IMPORT_MISSING))
                .hasMessageStartingWith(
                        "the component's import `make-thing` was called, and the component is not given it: ");
        assertThatThrownBy(() -> instance.call("", "answer"))
                .isInstanceOfSatisfying(
                        Trap.class, trap -> assertThat(trap.rule()).isEqualTo(Trap.Rule.POISONED));
    }

    @Test
    void whatIsGivenIsCalled() {
        boolean[] closed = {false};
        Resource thing = new Resource() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        ComponentImports imports = ComponentImports.builder()
                .trapMissing()
                .function("make-thing", arguments -> Optional.of(ComponentValue.handle(thing)))
                .build();
        ComponentInstance instance = ComponentInstance.of(component, store, imports);

        assertThat(instance.call("", "ask")).contains(ComponentValue.u32(1));
        assertThat(closed[0]).isTrue();
    }

    @Test
    void aMissingFunctionThatIsHandedOnTrapsToo() {
        ComponentInstance instance = ComponentInstance.of(component, store, TRAPPING);

        assertThatThrownBy(() -> instance.call("", "handed-on"))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("import `make-thing` was called");
        assertThat(instance.call("", "answer")).contains(ComponentValue.u32(42));
    }
}
