package dev.witloof.runtime.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LeakDetectorTest {
    private final FakeGuest guest = new FakeGuest();
    private final GuestThings things = new GuestThings(guest);
    private final BlockingQueue<LeakDetector.Leak> leaks = new LinkedBlockingQueue<>();
    private final LeakDetector detector = new LeakDetector(leaks::add);

    private void makeAnd(Consumer<Thing.Proxy> use) {
        Thing.Proxy proxy = things.make(1);
        proxy.trackBy(detector);
        use.accept(proxy);
    }

    /** Collects garbage until a forgotten proxy, made last, has been reported: the ones before it are collected by then. */
    private LeakDetector.Leak firstLeak() throws InterruptedException {
        LeakDetector.Leak leak = null;
        while (leak == null) {
            System.gc();
            leak = leaks.poll(20, TimeUnit.MILLISECONDS);
        }
        return leak;
    }

    @Test
    @Timeout(300)
    void aForgottenProxyIsReportedWithItsTypeAndOrigin() throws InterruptedException {
        makeAnd(proxy -> {});
        LeakDetector.Leak leak = firstLeak();

        assertThat(leak).hasMessageContaining("the guest's resource thing");
        assertThat(leak.getStackTrace())
                .anySatisfy(frame -> assertThat(frame.getMethodName()).isEqualTo("makeAnd"));
        assertThat(things.destroyed).isEmpty();
    }

    @Test
    @Timeout(300)
    void aProxyThatWasClosedOrPassedOnIsNot() throws InterruptedException {
        makeAnd(Thing.Proxy::close);
        makeAnd(things::passOwn);
        FakeGuest ended = new FakeGuest();
        new GuestThings(ended).make(2).trackBy(detector);
        ended.instance.close();
        makeAnd(proxy -> {});

        firstLeak();
        System.gc();
        assertThat(leaks.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }
}
