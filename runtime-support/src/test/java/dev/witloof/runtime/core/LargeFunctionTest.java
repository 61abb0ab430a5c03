package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

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
