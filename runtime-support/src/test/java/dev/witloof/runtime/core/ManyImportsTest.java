package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.abi.Callee;
import dev.witloof.runtime.abi.CanonicalOptions;
import dev.witloof.runtime.abi.GuestFault;
import dev.witloof.runtime.abi.InstanceState;
import dev.witloof.runtime.abi.Lowering;
import dev.witloof.runtime.abi.ResourceBinding;
import dev.witloof.runtime.abi.StoreContext;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules with more imports and exports than any real guest has: they are made soon, and of few classes. */
class ManyImportsTest {
    private static final int MANY = 600;

    private final InstanceState state = new InstanceState("guest", new StoreContext(false) {});
    private final List<Integer> called = new ArrayList<>();

    /** Imports that many functions, and exports each of them again. */
    private static byte[] module() {
        ModuleWriter imports = new ModuleWriter().unsigned(MANY);
        ModuleWriter exports = new ModuleWriter().unsigned(MANY);
        ModuleWriter types = new ModuleWriter().unsigned(MANY);
        ModuleWriter code = new ModuleWriter().unsigned(MANY);
        for (int i = 0; i < MANY; i++) {
            imports.name("m").name("f" + i).bytes(0, 0);
            exports.name("f" + i).bytes(0).unsigned(MANY + i);
            types.bytes(0);
            code.sized(new ModuleWriter().bytes(0, 0x10).unsigned(i).bytes(0x0B));
        }
        return ModuleWriter.module()
                .section(1, new ModuleWriter().bytes(1, 0x60, 0, 0))
                .section(2, imports)
                .section(3, types)
                .section(7, exports)
                .section(10, code)
                .toBytes();
    }

    private List<CoreItem> imports() {
        List<CoreItem> imports = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int index = i;
            Lowering lowering = new Lowering(
                    "import",
                    state,
                    CanonicalOptions.NONE,
                    new ResourceBinding[0],
                    (cx, flat) -> called.add(index) ? 0 : 1,
                    Callee.JAVA);
            imports.add(new CoreItem.Host(lowering, new FunctionShape("", "")));
        }
        return imports;
    }

    private static long classes() {
        return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areAllLinkedAndCalledWithFewClasses(boolean compiled) {
        List<CoreItem> imports = imports();
        CoreModule module = CoreTestModules.engine(compiled).load(module());
        module.compile();

        long before = classes();
        CoreInstance instance = module.instantiate(imports, CoreTestModules.budget());
        List<CoreItem> exports = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            exports.add(instance.export("f" + i));
        }
        // A second module that is given all of them: what guests pass to each other needs no code for Java to call.
        CoreInstance second =
                CoreTestModules.engine(compiled).load(module()).instantiate(exports, CoreTestModules.budget());
        assertThat(classes() - before).isLessThan(compiled ? 250 : 100);

        for (int i : new int[] {0, 63, 64, MANY - 1}) {
            called.clear();
            CoreTestModules.call(instance, "f" + i);
            CoreTestModules.call(second, "f" + i);
            assertThat(called).containsExactly(i, i);
        }
    }

    @Test
    void linkingLooksAtInterrupts() {
        CoreModule module = CoreTestModules.engine(true).load(module());
        module.compile();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> module.instantiate(imports(), CoreTestModules.budget()))
                    .isInstanceOf(GuestFault.class)
                    .hasMessage("the thread was interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void functionsThatJavaCallsShareTheDispatcherWhereThereAreVeryMany() {
        CoreModule module = CoreTestModules.engine(true).load(module());
        CoreInstance instance = module.instantiate(imports(), CoreTestModules.budget());
        for (int i = 0; i < 512; i++) {
            CoreTestModules.call(instance, "f" + i);
        }
        long before = classes();
        for (int i = 512; i < MANY; i++) {
            CoreTestModules.call(instance, "f" + i);
        }
        assertThat(classes() - before).isLessThan(20);
        assertThat(called).hasSize(MANY);
    }
}
