package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.ComponentImports;
import dev.witloof.runtime.ComponentInstance;
import dev.witloof.runtime.GuestExit;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A guest that calls another one, which exits. */
class GuestExitTest {
    private final Store store = Store.create();
    private final GuestExit exit = new GuestExit("the guest wants no more") {
        private static final long serialVersionUID = 1L;
    };
    private final ComponentFunction exiting = calling(arguments -> {
        throw exit;
    });

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** The function of a guest that calls its import. */
    private ComponentFunction calling(ComponentFunction imported) {
        ComponentImports imports =
                ComponentImports.builder().function("count", "count", imported).build();
        return ComponentInstance.of(UnsupportedComponentsTest.load("same-name"), store, imports)
                .function("", "twice");
    }

    private Trap trapOf(ComponentFunction function) {
        return catchThrowableOfType(Trap.class, () -> function.call(List.of()));
    }

    @Test
    void endsWithIt() {
        Trap trap = trapOf(calling(exiting));

        assertThat(trap.rule()).isEqualTo(Trap.Rule.EXIT);
        assertThat(trap).hasCause(exit);
    }

    @Test
    void hasAHostThatFailsWhereJavaStandsBetween() {
        Trap trap = trapOf(calling(arguments -> exiting.call(arguments)));

        assertThat(trap.rule()).isEqualTo(Trap.Rule.HOST);
        assertThat(trap.getCause()).isInstanceOfSatisfying(Trap.class, others -> {
            assertThat(others.rule()).isEqualTo(Trap.Rule.EXIT);
            assertThat(others).hasCause(exit);
        });
    }
}
