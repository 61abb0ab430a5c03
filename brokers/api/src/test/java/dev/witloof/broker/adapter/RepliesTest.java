package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class RepliesTest extends ScriptedTest {

    @BeforeEach
    void replies() {
        broker = new ScriptedBroker(Set.of(Capability.REQUEST_REPLY));
    }

    private void comes(String text) {
        Objects.requireNonNull(broker.replies).accept(Envelope.of("replies", text));
    }

    @Test
    void repliesAreHandedOutOneAtATimeInOrderAndNotOnTheClientsThread() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        AtomicInteger inside = new AtomicInteger();
        Thread client = Thread.currentThread();
        ReplyChannel channel = broker.openReplyChannel(reply -> {
            assertThat(inside.incrementAndGet()).isEqualTo(1);
            seen.add(reply.text() + (Thread.currentThread() == client ? " on the client's thread" : ""));
            inside.decrementAndGet();
            throw new StackOverflowError("nobody cares");
        });

        IntStream.range(0, 1_000).forEach(i -> comes("r" + i));

        eventually(() -> seen.size() == 1_000);
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_000).mapToObj(i -> "r" + i).toList());
        assertThat(channel.address()).isEqualTo("replies");
    }

    @Test
    void aReceiverThatHangsCostsNoMemoryWithoutEndAndNoClientThread() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        broker.openReplyChannel(reply -> {
            Uninterrupted.await(go);
            seen.incrementAndGet();
        });

        IntStream.range(0, 30_000).forEach(i -> comes("r"));
        go.countDown();

        eventually(() -> seen.get() >= 10_000);
        CompletableFuture<Void> last = new CompletableFuture<>();
        broker.openReplyChannel(reply -> last.complete(null));
        comes("r");
        await(last);
        assertThat(seen.get()).isBetween(10_000, 10_001);
    }

    @Test
    void aClosedChannelHasNoAddressAndGetsNothing() {
        List<Envelope> seen = new CopyOnWriteArrayList<>();
        ReplyChannel channel = broker.openReplyChannel(seen::add);
        ReplyChannel other = broker.openReplyChannel(seen::add);

        channel.close();
        channel.close();
        broker.close(Duration.ZERO);
        comes("late");

        assertThat(broker.told).containsExactly("close replies", "close replies", "disconnect");
        for (ReplyChannel closed : List.of(channel, other)) {
            assertThatThrownBy(closed::address)
                    .isInstanceOfSatisfying(BrokerException.class, refused -> assertThat(refused.kind())
                            .isEqualTo(BrokerException.Kind.CONNECTION));
        }
        assertThat(seen).isEmpty();
    }
}
