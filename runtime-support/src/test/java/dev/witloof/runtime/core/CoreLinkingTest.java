package dev.witloof.runtime.core;

import static dev.witloof.runtime.core.CoreTestModules.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.abi.GuestFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Core instances that share memories, tables and functions with each other and with Java. */
@ParameterizedClass(name = "compiled: {0}")
@ValueSource(booleans = {true, false})
class CoreLinkingTest {
    @Parameter
    boolean compiled;

    private final CoreBudget budget = CoreTestModules.budget();
    private int namelessCalls;

    private List<CoreItem> imports(CoreInstance memory, CoreInstance table) {
        return List.of(
                memory.export("memory"),
                memory.export("load32"),
                table.export("table"),
                new CoreItem.Host(flat -> namelessCalls++, new FunctionShape("", "")),
                new CoreItem.Host(
                        flat -> (int) flat[0]
                                + flat[1]
                                + (long) Float.intBitsToFloat((int) flat[2])
                                + (long) Double.longBitsToDouble(flat[3]),
                        new FunctionShape("ijfd", "j")));
    }

    private CoreModule shared() {
        return CoreTestModules.engine(compiled).load(CoreTestModules.bytes("shared"));
    }

    @Test
    void instancesShareWhatTheyExport() {
        CoreInstance memory = CoreTestModules.instance(compiled, "memory", budget);
        CoreInstance table = CoreTestModules.instance(compiled, "table", budget);
        CoreInstance shared = shared().instantiate(imports(memory, table), budget);
        assertThat(namelessCalls).as("by the start function").isEqualTo(1);
        assertThat(call(shared, "load32", 32)).isEqualTo(42);
        assertThat(call(memory, "load32", 32)).isEqualTo(42);
        // The memory keeps the segments of the instance that defines it.
        call(memory, "init", 0, 0, 5);
        assertThat(call(memory, "load8", 0)).isEqualTo('h');
        call(table, "call", 1);
        call(shared, "nameless");
        assertThat(namelessCalls).isEqualTo(3);
        assertThatThrownBy(() -> call(table, "call", 0))
                .isInstanceOf(GuestFault.class)
                .hasMessageContaining("uninitialized element");
    }

    @Test
    void javaFunctionsAreGivenRawBits() {
        CoreInstance memory = CoreTestModules.instance(compiled, "memory", budget);
        CoreInstance table = CoreTestModules.instance(compiled, "table", budget);
        CoreInstance shared = shared().instantiate(imports(memory, table), budget);
        long sum = call(
                shared,
                "add",
                -1 & 0xFFFF_FFFFL,
                1L << 40,
                Float.floatToRawIntBits(-2.5f) & 0xFFFF_FFFFL,
                Double.doubleToRawLongBits(1e12));
        assertThat(sum).isEqualTo(-1 + (1L << 40) - 2 + 1_000_000_000_000L);
    }

    @Test
    void importsOfAnotherTypeAreRefusedByName() {
        CoreInstance memory = CoreTestModules.instance(compiled, "memory", budget);
        CoreInstance table = CoreTestModules.instance(compiled, "table", budget);
        List<CoreItem> right = imports(memory, table);
        CoreModule module = shared();
        List<CoreItem> wrongShape =
                List.of(right.get(0), memory.export("load8"), right.get(2), right.get(3), memory.export("load64"));
        assertThatThrownBy(() -> module.instantiate(wrongShape, budget))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "a core module imports the function `→` `add me` of type (i32, i64, f32, f64) -> (i64), and is"
                                + " given one of type (i32) -> (i64)");
        List<CoreItem> wrongKind = List.of(right.get(2), right.get(1), right.get(2), right.get(3), right.get(4));
        assertThatThrownBy(() -> module.instantiate(wrongKind, budget))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("the memory `m` `memory`, and is given a table");
    }

    @Test
    void tablesGrowInTheirOwnInstanceAndWithinTheBudget() {
        CoreModule module = CoreTestModules.engine(compiled).load(CoreTestModules.bytes("table"));
        CoreInstance first = module.instantiate(List.of(), budget);
        assertThat(call(first, "grow", 50)).isEqualTo(2);
        assertThat(call(first, "size")).isEqualTo(52);
        assertThat((int) call(first, "grow", 49)).isEqualTo(-1);
        assertThat((int) call(first, "grow", 0xFFFF_FFFFL)).isEqualTo(-1);
        CoreInstance second = module.instantiate(List.of(), budget);
        assertThat(call(second, "size")).as("not grown with the first").isEqualTo(2);

        CoreBudget tight = new CoreBudget(0, 10, 10);
        CoreInstance tied = module.instantiate(List.of(), tight);
        assertThat((int) call(tied, "grow", 9)).isEqualTo(-1);
        assertThat(call(tied, "grow", 7)).isEqualTo(2);
        assertThatThrownBy(() -> module.instantiate(List.of(), tight))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("a table of 2 elements");
    }

    @Test
    void noMoreInstancesAreMadeThanAllowed() {
        CoreModule module = CoreTestModules.engine(compiled).load(CoreTestModules.bytes("table"));
        CoreBudget store = new CoreBudget(0, 100, 2);
        CoreBudget share = store.share();
        module.instantiate(List.of(), share);
        module.instantiate(List.of(), share);
        assertThatThrownBy(() -> module.instantiate(List.of(), store.share()))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("limit of 2 core instances");
        share.release();
        share.release();
        module.instantiate(List.of(), store.share());
    }
}
