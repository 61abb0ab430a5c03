package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A call allocates the values that it hands out, and nothing else. */
class AllocationTest {
    private static final int CALLS = 1000;

    private final FakeGuest guest = new FakeGuest();
    private final ResourceBinding hosted = ResourceBinding.host("thing");
    private final Thing.Host thing = new Thing.Host();

    AllocationTest() {
        guest.realloc = new FixedHeap();
    }

    /** An allocator that allocates nothing in Java either. */
    private static final class FixedHeap extends CoreFunction {
        @Override
        public long call(long[] arguments) {
            return 1024;
        }
    }

    private long bytesPerCall(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < CALLS; i++) {
            call.run();
            guest.store.events.clear();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            call.run();
            guest.store.events.clear();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / CALLS;
    }

    @Test
    void passingNumbersStringsAndListsAllocatesNothing() {
        Lifting f = guest.export(7, 0, arguments -> 0);
        String text = "hello";
        byte[] bytes = new byte[500];
        long[] longs = new long[500];
        FakeGuest.Lower parameters = cx -> {
            long[] flat = cx.flat();
            flat[0] = Scalars.lowerU8(7);
            long string = cx.lowerString(text);
            flat[1] = string & 0xFFFF_FFFFL;
            flat[2] = string >>> 32;
            flat[3] = cx.lowerBytes(bytes);
            flat[5] = cx.lowerLongs(longs);
        };
        assertThat(bytesPerCall(() -> FakeGuest.call(f, parameters))).isZero();
    }

    @Test
    void passingResourcesAllocatesNothing() {
        InstanceState instance = guest.instance;
        Lowering giving = guest.imported((cx, flat) -> cx.lowerOwn(0, thing), hosted);
        Lowering borrowing = guest.imported((cx, flat) -> cx.liftBorrow(0, (int) flat[0]) == thing ? 1 : 0, hosted);
        long[] none = {};
        long[] one = {0};
        Lifting f = guest.export(
                1,
                0,
                arguments -> {
                    instance.resourceDrop(hosted, (int) arguments[0]);
                    one[0] = giving.call(none);
                    borrowing.call(one);
                    instance.resourceDrop(hosted, (int) one[0]);
                    return 0;
                },
                hosted);
        FakeGuest.Lower parameters = cx -> cx.flat()[0] = cx.lowerBorrow(0, thing);
        assertThat(bytesPerCall(() -> FakeGuest.call(f, parameters))).isZero();
    }

    @Test
    void liftingAllocatesTheValueAlone() {
        LiftLower cx = guest.context();
        String[] lifted = new String[1];
        byte[] utf8 = {'h', 'e', 'l', 'l', 'o'};
        guest.memory.write(64, utf8);
        // The string, 24 bytes, and its array, 16 and the five letters, each rounded up to 8.
        assertThat(bytesPerCall(() -> lifted[0] = cx.liftString(64, 5))).isLessThanOrEqualTo(48);
        assertThat(bytesPerCall(() -> cx.liftInts(64, 100))).isEqualTo(416);
    }
}
