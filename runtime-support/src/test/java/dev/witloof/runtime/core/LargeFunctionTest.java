package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.runtime.abi.CoreFunction;
import dev.witloof.runtime.abi.GuestFault;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that is too large for a method of the JVM. */
class LargeFunctionTest {
    private static final int ADDITIONS = 30_000;

    /** {@code large} adds 1 to its parameter, again and again; {@code caller} calls it. */
    private static byte[] module() {
        ModuleWriter large = new ModuleWriter().bytes(0);
        for (int i = 0; i < ADDITIONS; i++) {
            large.bytes(0x20, 0, 0x41, 1, 0x6A, 0x21, 0);
        }
        large.bytes(0x20, 0, 0x0B);
        return ModuleWriter.module()
                .section(1, new ModuleWriter().bytes(1, 0x60, 1, 0x7F, 1, 0x7F))
                .section(3, new ModuleWriter().bytes(2, 0, 0))
                .section(
                        7,
                        new ModuleWriter()
                                .bytes(2)
                                .name("large")
                                .bytes(0, 0)
                                .name("caller")
                                .bytes(0, 1))
                .section(
                        10,
                        new ModuleWriter()
                                .bytes(2)
                                .sized(large)
                                .sized(new ModuleWriter().bytes(0, 0x20, 0, 0x10, 0, 0x0B)))
                .toBytes();
    }

    /** A function with as many locals as may be besides its own block, which calls itself. */
    private static byte[] recursion() {
        int locals = ModuleOutlineReader.MAX_LOCALS - 2;
        ModuleWriter body = new ModuleWriter().bytes(1).unsigned(locals).bytes(0x7E);
        for (int i = 0; i < locals; i++) {
            body.bytes(0x01);
        }
        body.bytes(0x10, 0, 0x0B);
        return ModuleWriter.module()
                .section(1, new ModuleWriter().bytes(1, 0x60, 0, 0))
                .section(3, new ModuleWriter().bytes(1, 0))
                .section(7, new ModuleWriter().bytes(1).name("run").bytes(0, 0))
                .section(10, new ModuleWriter().bytes(1).sized(body))
                .toBytes();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void exhaustsTheStackOfItsThreadAndNotTheHeap(boolean compiled) throws InterruptedException {
        CoreFunction run = CoreTestModules.function(
                CoreTestModules.engine(compiled).load(recursion()).instantiate(List.of(), CoreTestModules.budget()),
                "run");
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread =
                new Thread(null, () -> thrown.set(catchThrowable(() -> run.call(new long[0]))), "recursion", 1 << 20);
        thread.start();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(GuestFault.class).hasMessage("the call stack is exhausted");
    }

    @Test
    void isCalledFromJavaAndFromAnotherFunction() {
        CoreInstance instance =
                CoreTestModules.engine(true).load(module()).instantiate(List.of(), CoreTestModules.budget());
        for (int i = 0; i < 3; i++) {
            assertThat(CoreTestModules.call(instance, "large", i)).isEqualTo(ADDITIONS + i);
            assertThat(CoreTestModules.call(instance, "caller", i)).isEqualTo(ADDITIONS + i);
        }
    }
}
