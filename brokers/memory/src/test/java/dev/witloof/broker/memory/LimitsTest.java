package dev.witloof.broker.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final MemoryLimits SMALL = new MemoryLimits(8, 60, 3, 9000, 2);

    private final MemoryBroker broker = MemoryBroker.create(SMALL);
    private final Inbox inbox = new Inbox();

    @AfterEach
    void close() {
        broker.close(Duration.ZERO);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithBothNumbers() {
        Inbox.join(broker.publish(Envelope.of("t", new byte[8])));

        assertThat(Inbox.failure(broker.publish(Envelope.of("t", new byte[9]))))
                .hasMessage("the body has 9 bytes, but the limit is 8 (body-bytes)")
                .extracting(BrokerException::kind)
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void metadataOverTheLimitIsRefusedWithBothNumbers() {
        Envelope message = Envelope.builder("t").metadata("12345", "1234567890").build();

        assertThat(Inbox.failure(broker.publish(message)))
                .hasMessage("the metadata has 62 bytes, but the limit is 60 (metadata-bytes)")
                .extracting(BrokerException::kind)
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aFullQueueRefusesAndTakesAgainWhenThereIsRoom() throws InterruptedException {
        broker.subscribe(SubscriptionSpec.builder("t").group("g").maxInFlight(1).build(), inbox);
        for (int i = 0; i < 3; i++) {
            Inbox.publish(broker, "t", "" + i);
        }

        assertThat(Inbox.failure(broker.publish(Envelope.of("t", "3"))))
                .hasMessage(
                        "the queue of t (group g) is full: it holds 3 of 3 messages and 3 of 9000 bytes, and this one"
                                + " has 1")
                .extracting(BrokerException::kind)
                .isEqualTo(Kind.QUOTA);
        assertThat(broker.health()).isEqualTo(Health.degraded("the queue of t (group g) is full"));
        assertThat(inbox.ackedText()).isEqualTo("0");
        Inbox.publish(broker, "t", "3");
    }

    @Test
    void emptyMetadataIsNotFree() {
        Envelope message =
                Envelope.builder("t").metadata("", "").metadata("", "").build();

        assertThat(Inbox.failure(broker.publish(message)))
                .hasMessage("the metadata has 64 bytes, but the limit is 60 (metadata-bytes)");
    }

    @Test
    void bytesCountToo() {
        try (MemoryBroker large = MemoryBroker.create(new MemoryLimits(8000, 100, 100, 16_500, 2))) {
            large.subscribe(SubscriptionSpec.builder("t").group("g").build(), Delivery::ack)
                    .pause();
            Envelope message = Envelope.builder("t")
                    .data(new byte[8000])
                    .metadata("k", "v")
                    .build();

            Inbox.join(large.publish(message));
            Inbox.join(large.publish(message));

            assertThat(Inbox.failure(large.publish(message)))
                    .hasMessageContaining("16072 of 16500 bytes, and this one has 8036")
                    .extracting(BrokerException::kind)
                    .isEqualTo(Kind.QUOTA);
        }
    }

    @Test
    void aMessageThatOneGroupHasNoRoomForReachesNone() throws InterruptedException {
        Inbox full = new Inbox();
        broker.subscribe(SubscriptionSpec.builder("t").group("other").build(), inbox);
        broker.subscribe(SubscriptionSpec.builder("t").group("full").build(), full);
        for (int i = 0; i < 3; i++) {
            Inbox.publish(broker, "t", "" + i);
            inbox.ackedText();
        }

        for (int i = 0; i < 10; i++) {
            assertThat(Inbox.failure(broker.publish(Envelope.of("t", "x"))).kind())
                    .isEqualTo(Kind.QUOTA);
        }

        inbox.staysEmpty();
        // What was refused has taken no room from the group that had some.
        for (int i = 0; i < 3; i++) {
            full.ackedText();
            Inbox.publish(broker, "t", "again " + i);
        }
    }

    @Test
    void queuesAreLimitedAndABroadcastSubscriptionGivesItsOneBack() {
        broker.subscribe(SubscriptionSpec.builder("t").group("g").build(), inbox);
        Subscription broadcast = broker.subscribe(SubscriptionSpec.builder("t").build(), inbox);

        assertThatThrownBy(() -> broker.subscribe(SubscriptionSpec.builder("t").build(), inbox))
                .hasMessageContaining("there are 2 queues, which is the limit")
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.QUOTA));
        broker.subscribe(SubscriptionSpec.builder("t").group("g").build(), inbox);
        broadcast.close();
        broker.openReplyChannel(reply -> {}).close();
        broker.subscribe(SubscriptionSpec.builder("t").build(), inbox);
    }

    @Test
    void anExtensionIsRefusedByName() {
        SubscriptionSpec spec =
                SubscriptionSpec.builder("t").extension("start-at", "first").build();

        assertThatThrownBy(() -> broker.subscribe(spec, inbox))
                .hasMessageContaining("start-at")
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNSUPPORTED));
    }

    @Test
    void settingsAreReadAndChecked() {
        assertThat(MemoryLimits.of(BrokerConfig.EMPTY)).isEqualTo(MemoryLimits.DEFAULT);
        assertThat(MemoryLimits.of(BrokerConfig.of(Map.of(
                        "body-bytes", "8",
                        "metadata-bytes", "60",
                        "queue-messages", "3",
                        "queue-bytes", "9000",
                        "queues", "2"))))
                .isEqualTo(SMALL);
        assertThatThrownBy(() -> MemoryLimits.of(BrokerConfig.of(Map.of("queue-message", "1"))))
                .hasMessageContaining("did you mean queue-messages?");
        assertThatThrownBy(() -> MemoryLimits.of(BrokerConfig.of(Map.of("queue-bytes", "5"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("queue-bytes is 5, but wanted is ");
    }

    @Test
    void itCanDoEverythingButSurvive() {
        assertThat(broker.capabilities())
                .contains(Capability.WILDCARDS, Capability.REPEATED_METADATA)
                .doesNotContain(Capability.DURABLE)
                .hasSize(Capability.values().length - 1);
    }
}
