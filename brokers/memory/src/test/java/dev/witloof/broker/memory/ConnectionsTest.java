package dev.witloof.broker.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final SubscriptionSpec SPEC =
            SubscriptionSpec.builder("t").group("g").build();

    @Test
    void theSameNameIsTheSameBroker() throws InterruptedException {
        Inbox inbox = new Inbox();
        try (Broker one = Brokers.connect("memory:shop");
                Broker two = Brokers.connect("memory://shop")) {
            one.subscribe(SPEC, inbox);

            Inbox.publish(two, "t", "across");

            assertThat(inbox.ackedText()).isEqualTo("across");
        }
    }

    @Test
    void noNameIsABrokerOfItsOwn() throws InterruptedException {
        Inbox inbox = new Inbox();
        try (Broker one = Brokers.connect("memory");
                Broker two = Brokers.connect("memory:")) {
            one.subscribe(SPEC, inbox);

            Inbox.publish(two, "t", "elsewhere");

            inbox.staysEmpty();
        }
    }

    @Test
    void aNamedBrokerEndsWithItsLastConnection() throws InterruptedException {
        Inbox inbox = new Inbox();
        Broker first = Brokers.connect("memory:brief");
        Broker second = Brokers.connect("memory:brief");
        first.subscribe(SPEC, new Inbox()).close();
        Inbox.publish(first, "t", "kept");

        first.close();
        second.subscribe(SPEC, inbox);
        assertThat(inbox.next().envelope().text()).isEqualTo("kept");
        second.close(Duration.ZERO);

        try (Broker third = Brokers.connect("memory:brief")) {
            third.subscribe(SPEC, inbox);
            inbox.staysEmpty();
        }
    }

    @Test
    void aNamedBrokerHasOneSetOfLimits() {
        BrokerConfig small = BrokerConfig.of(Map.of("queues", "5"));
        try (Broker first = Brokers.connect("memory:limited", small);
                Broker same = Brokers.connect("memory:limited", small);
                Broker silent = Brokers.connect("memory:limited")) {
            assertThat(List.of(first, same, silent)).doesNotHaveDuplicates();
            assertThatThrownBy(() -> Brokers.connect("memory:limited", small.with("queues", "6")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("queues=5")
                    .hasMessageContaining("queues=6");
        }
    }

    @Test
    void aMalformedNameIsRefused() {
        assertThatThrownBy(() -> Brokers.connect("memory:a/b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("memory:NAME");
    }

    @Test
    void closingLeavesNoThreadBehind() throws InterruptedException {
        List<Thread> before = threads();
        for (int i = 0; i < 20; i++) {
            Inbox inbox = new Inbox();
            MemoryBroker broker = MemoryBroker.create();
            Requester requester = new Requester(broker);
            broker.subscribe(SPEC, inbox);
            Inbox.publish(broker, "t", "x");
            Inbox.join(inbox.next().retry(Duration.ofMillis(1)));
            requester.request(inbox.next().envelope(), RequestOptions.DEFAULT.withTimeout(Duration.ofSeconds(60)));
            inbox.next();
            requester.close();
            broker.close(Duration.ZERO);
        }

        List<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(60_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void membersOfAGroupTakeTurns() throws InterruptedException {
        List<String> turns = new ArrayList<>();
        try (MemoryBroker broker = MemoryBroker.create()) {
            Inbox inbox = new Inbox();
            for (String name : List.of("one", "two", "three")) {
                broker.subscribe(SPEC, delivery -> {
                    synchronized (turns) {
                        turns.add(name);
                    }
                    inbox.accept(delivery);
                });
            }
            // Whose turn it is may be busy still with what it did last.
            int published = 0;
            for (Set<String> taken = Set.of(); published < 30 || taken.size() < 3; published++) {
                Inbox.publish(broker, "t", "x");
                inbox.ackedText();
                Thread.sleep(5);
                assertThat(published).isLessThan(1_000);
                synchronized (turns) {
                    taken = Set.copyOf(turns);
                }
            }
            synchronized (turns) {
                assertThat(turns).hasSize(published);
            }
        }
    }

    private static List<Thread> threads() {
        List<Thread> ours = new ArrayList<>(Thread.getAllStackTraces().keySet());
        ours.removeIf(thread -> !thread.getName().startsWith("witloof-"));
        return ours;
    }
}
