package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.abi.GuestInstance;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.Scalars;
import dev.witloof.runtime.abi.WorldAdapter;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** A component that exports what it imports, in a typed world. */
class HandedOnTest {
    private static final String NUMBERS = "test:handed/numbers@1.0.0";
    private static final Adapter DOUBLE = new Adapter("func double(n: u32) -> u32");
    private static final Adapter QUADRUPLE = new Adapter("func quadruple(n: u32) -> u32");

    private static WorldAdapter.Builder world() {
        return WorldAdapter.builder(Greeter.VERSION, "handing-on")
                .imports(NUMBERS, DOUBLE)
                .imports("test:handed/others", DOUBLE)
                .exports("", QUADRUPLE)
                .exports(NUMBERS, DOUBLE);
    }

    @Test
    void theExportIsTheHostsObject() {
        LongUnaryOperator numbers = n -> 2 * n;
        LongUnaryOperator others = n -> 20 * n;
        try (Store store = Store.create();
                GuestInstance instance = world().exports("test:handed/renamed", DOUBLE)
                        .build()
                        .prepare(UnsupportedComponentsTest.load("interface-handed-on"))
                        .instantiate(store, numbers, others)) {
            assertThat(instance.export(0, QUADRUPLE).applyAsLong(3)).isEqualTo(12);
            assertThat(instance.export(1, DOUBLE)).isSameAs(numbers);
            assertThat(instance.export(2, DOUBLE)).isSameAs(others);
        }
    }

    @Test
    void itsImportIsNeededAlthoughNothingCallsIt() {
        WorldAdapter world = world().exports("test:handed/renamed", DOUBLE).build();
        try (Store store = Store.create()) {
            assertThatThrownBy(() -> world.prepare(UnsupportedComponentsTest.load("interface-handed-on"))
                            .instantiate(store, (LongUnaryOperator) n -> n, null))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("`test:handed/others`, and the implementation is null");
        }
    }

    @Test
    void anotherJavaTypeIsRefused() {
        WorldAdapter world = world().exports("test:handed/renamed", new OtherAdapter("func double(n: u32) -> u32"))
                .build();
        assertThatThrownBy(() -> world.prepare(UnsupportedComponentsTest.load("interface-handed-on")))
                .isInstanceOf(LinkException.class)
                .hasMessageContaining(
                        "export `test:handed/renamed`, function `double`: the component hands on a function"
                                + " that it imports, which is supported for interfaces that it hands on as a whole");
    }

    /** What would be generated for an interface of one function over numbers. */
    private static final class Adapter extends InterfaceAdapter<LongUnaryOperator> {
        Adapter(String... text) {
            super(Greeter.VERSION, LongUnaryOperator.class, text);
        }

        @Override
        public HostFunction lower(int function, LongUnaryOperator host) {
            return (cx, flat) -> Scalars.lowerU32(host.applyAsLong(flat[0] & 0xFFFF_FFFFL));
        }

        @Override
        public LongUnaryOperator lift(Lifting[] functions) {
            return n -> {
                Lifting cx = functions[0];
                cx.enter();
                try {
                    cx.flat()[0] = Scalars.lowerU32(n);
                    long result = cx.call() & 0xFFFF_FFFFL;
                    cx.postReturn();
                    return result;
                } catch (Throwable e) {
                    throw cx.fail(e);
                } finally {
                    cx.exit();
                }
            };
        }
    }

    /** Another Java interface with the same function. */
    private static final class OtherAdapter extends InterfaceAdapter<Runnable> {
        OtherAdapter(String... text) {
            super(Greeter.VERSION, Runnable.class, text);
        }

        @Override
        public HostFunction lower(int function, Runnable host) {
            throw new IllegalArgumentException("only exported");
        }

        @Override
        public Runnable lift(Lifting[] functions) {
            throw new IllegalArgumentException("refused before");
        }
    }
}
