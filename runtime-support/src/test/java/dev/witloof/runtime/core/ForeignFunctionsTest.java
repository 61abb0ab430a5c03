package dev.witloof.runtime.core;

import static dev.witloof.runtime.core.CoreTestModules.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.abi.GuestFault;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of one module in a table of another, and exceptions of one instance in another. */
@ParameterizedClass(name = "compiled: {0}")
@ValueSource(booleans = {true, false})
class ForeignFunctionsTest {
    @Parameter
    boolean compiled;

    private final CoreBudget budget = CoreTestModules.budget();
    private CoreInstance caller;
    private CoreInstance filler;

    @BeforeEach
    void fill() {
        caller = CoreTestModules.instance(compiled, "caller", budget);
        filler = instance("filler", caller.export("table"));
    }

    private CoreInstance instance(String module, CoreItem... imports) {
        return CoreTestModules.engine(compiled)
                .load(CoreTestModules.bytes(module))
                .instantiate(List.of(imports), budget);
    }

    @Test
    void functionsAreCalledWhateverIndexTheirTypeHas() {
        assertThat(call(caller, "give", 0)).isEqualTo(42);
        assertThat(call(caller, "take", 1)).isEqualTo(14);
        assertThat(call(filler, "take", 1)).isEqualTo(10);
    }

    @Test
    void callsOfFunctionsOfOtherTypesTrap() {
        assertThatThrownBy(() -> call(caller, "take", 0))
                .isInstanceOf(GuestFault.class)
                .hasMessageContaining("indirect call type mismatch");
        assertThatThrownBy(() -> call(caller, "other", 0))
                .isInstanceOf(GuestFault.class)
                .hasMessageContaining("indirect call type mismatch");
        assertThatThrownBy(() -> call(caller, "give", 2))
                .isInstanceOf(GuestFault.class)
                .hasMessageContaining("uninitialized element");
    }

    @Test
    void functionsThatAnotherInstanceOfTheSameModulePutThereAreCalledToo() {
        instance("filler", caller.export("table"));

        assertThat(call(caller, "take", 1)).isEqualTo(14);
        assertThat(call(filler, "take", 1)).isEqualTo(10);
    }

    @Test
    void exceptionsAreCaughtByTheTagThatTheyWereThrownWith() {
        CoreItem tag = instance("tag").export("tag");
        CoreItem throwing = instance("thrower", tag).export("throw");

        assertThat(call(instance("catcher", tag, throwing), "catch", 42)).isEqualTo(42);
    }

    @Test
    void exceptionsAreNotCaughtByATagOfTheSameTypeFromAnotherInstance() {
        CoreItem tag = instance("tag").export("tag");
        CoreItem other = instance("tag").export("tag");
        CoreItem throwing = instance("thrower", other).export("throw");

        assertThat((int) call(instance("catcher", tag, throwing), "catch", 42)).isEqualTo(-1);
    }
}
