package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.link.Messaging.Failure;
import dev.witloof.runtime.link.Messaging.Host;
import dev.witloof.runtime.link.Messaging.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
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
            Thread caller = new Thread(() -> {
                try {
                    Messaging.instantiate(HOSTILE, store, new Host()).handle(new Message("loop"));
                } catch (Trap e) {
                    thrown[0] = e;
                }
                stayed[0] = Thread.interrupted();
            });
            caller.start();
            Thread.sleep(100);
            caller.interrupt();
            caller.join();
            assertThat(thrown[0]).isInstanceOf(Trap.class).hasMessageContaining("the thread was interrupted");
            assertThat(stayed[0]).isTrue();
        }
    }

    @Test
    void ofTheDeadlineReachesAHostThatBlocks() {
        Host host = new Host() {
            @Override
            public void send(Messaging.Client client, String topic, Message message) throws Failure {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("was interrupted", e);
                }
            }
        };
        try (Store store = Store.builder().deadline(Duration.ofMillis(100)).build()) {
            Messaging upper = Messaging.instantiate(UPPER, store, host);
            assertThatThrownBy(() -> upper.handle(new Message("x")))
                    .isInstanceOf(Trap.class)
                    .hasMessageContaining("deadline of 100 ms")
                    .hasRootCauseInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }
}
