package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.link.Messaging.Failure;
import dev.witloof.runtime.link.Messaging.Host;
import dev.witloof.runtime.link.Messaging.Message;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class InterruptTest {
    private static final PreparedWorld HOSTILE = Messaging.prepare(Guests.load("hostile"));
    private static final PreparedWorld UPPER = Messaging.prepare(Guests.load("upper-c"));

    @Test
    void ofTheUserEndsACallAndStays() throws InterruptedException {
        for (Store store : new Store[] {
            Store.create(), Store.builder().deadline(Duration.ofMinutes(1)).build()
        }) {
            boolean[] stayed = new boolean[1];
            Throwable[] thrown = new Throwable[1];
            CountDownLatch made = new CountDownLatch(1);
            Thread caller = new Thread(() -> {
                Messaging guest = Messaging.instantiate(HOSTILE, store, new Host());
                made.countDown();
                try {
                    guest.handle(new Message("loop"));
                } catch (Trap e) {
                    thrown[0] = e;
                }
                stayed[0] = Thread.interrupted();
            });
            caller.start();
            made.await();
            // So that it is most likely in the loop; before it, or at its beginning, comes to the same.
            Thread.sleep(100);
            caller.interrupt();
            caller.join();
            assertThat(thrown[0]).isInstanceOf(Trap.class).hasMessageContaining("the thread was interrupted");
            assertThat(stayed[0]).isTrue();
        }
    }

    @Test
    void ofTheDeadlineReachesAHostThatBlocks() {
        AtomicBoolean blocks = new AtomicBoolean();
        Host host = new Host() {
            @Override
            public void send(Messaging.Client client, String topic, Message message) throws Failure {
                blocks.set(true);
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("was interrupted", e);
                }
            }
        };
        Throwable thrown = null;
        // With a longer deadline where it was over before the guest got to the host.
        for (int millis = 100; !blocks.get(); millis *= 4) {
            try (Store store =
                    Store.builder().deadline(Duration.ofMillis(millis)).build()) {
                thrown = catchThrowable(
                        () -> Messaging.instantiate(UPPER, store, host).handle(new Message("x")));
                assertThat(thrown).isInstanceOf(Trap.class).hasMessageContaining("deadline of " + millis + " ms");
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
        }
        assertThat(thrown).hasRootCauseInstanceOf(InterruptedException.class);
    }
}
