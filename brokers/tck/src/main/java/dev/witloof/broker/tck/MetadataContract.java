package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Metadata arrives as it was given, or is refused; nothing in between. */
interface MetadataContract {

    @Test
    default void ordinaryMetadataArrivesOrTheHarnessSaysWhyNot(Fixture tck) throws Exception {
        Metadata many = Metadata.EMPTY;
        for (int i = 0; i < 50; i++) {
            many = many.plus("key-" + i, "value " + i);
        }
        List<Metadata> ordinary = List.of(
                Metadata.of("plain", "value"),
                Metadata.of("value", "åß 日本 \uD83D\uDE00"),
                Metadata.of("clé-日本", "value"),
                Metadata.of("empty", ""),
                Metadata.of("long", "v".repeat(2_000)),
                Metadata.of("Case", "upper").plus("case", "lower"),
                many);
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);

        for (Metadata metadata : ordinary) {
            Envelope message = Envelope.builder(topic).metadata(metadata).build();
            if (tck.harness().carries(metadata)) {
                tck.await(broker.publish(message));
                assertSame(received, metadata);
            } else {
                tck.refusal(broker.publish(message), Kind.UNSUPPORTED);
            }
        }
    }

    @Test
    default void repeatedMetadataArrivesInOrderOrIsRefused(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        Metadata repeated =
                Metadata.of("k", "1").plus("other", "x").plus("k", "2").plus("k", "1");
        Envelope message = Envelope.builder(topic).metadata(repeated).build();

        if (Fixture.can(broker, Capability.REPEATED_METADATA)) {
            tck.await(broker.publish(message));
            assertSame(received, repeated);
        } else {
            tck.refusal(broker.publish(message), Kind.UNSUPPORTED);
            received.nothingMore();
        }
    }

    @Test
    default void hostileMetadataArrivesAsItIsOrIsRefused(Fixture tck) throws Exception {
        List<Metadata> hostile = new ArrayList<>();
        for (String text : HostileTexts.ALL) {
            hostile.add(Metadata.of("key", text));
            hostile.add(Metadata.of(text, "value"));
        }
        carriedOrRefused(tck, hostile);
    }

    @Test
    default void namesThatAdaptersUseAreNoOnesButTheUsers(Fixture tck) throws Exception {
        List<Metadata> reserved = new ArrayList<>();
        HostileTexts.RESERVED.forEach(key -> reserved.add(Metadata.of(key, "the user's")));
        tck.harness().reservedKeys().forEach(key -> reserved.add(Metadata.of(key, "the user's")));
        carriedOrRefused(tck, reserved);
    }

    private static void carriedOrRefused(Fixture tck, List<Metadata> all) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        for (Metadata metadata : all) {
            carriedOrRefused(tck, broker, received, Envelope.builder(topic).metadata(metadata));
            carriedOrRefused(
                    tck,
                    broker,
                    received,
                    Envelope.builder(topic)
                            .text("body")
                            .contentType("text/plain")
                            .correlationId("1")
                            .metadata(metadata));
        }
        tck.publish(broker, topic, "still here");
        assertThat(received.ackedText()).isEqualTo("still here");
    }

    private static void carriedOrRefused(Fixture tck, Broker broker, Received received, Envelope.Builder builder)
            throws InterruptedException {
        Envelope message = builder.build();
        String shown = HostileTexts.show(message.metadata());
        Throwable failure = tck.outcome(broker.publish(message));
        if (failure != null) {
            BrokerException refusal = BrokerException.from(failure);
            assertThat(refusal.kind())
                    .as("the kind of %s for %s", refusal, shown)
                    .isIn(Kind.UNSUPPORTED, Kind.TOO_LARGE);
            assertThat(Fixture.text(refusal)).as("without line breaks").doesNotContain("\r", "\n");
        } else {
            Envelope arrived = assertSame(received, message.metadata());
            assertThat(arrived.contentType())
                    .as("content type beside %s", shown)
                    .isEqualTo(message.contentType());
            assertThat(arrived.correlationId())
                    .as("correlation id beside %s", shown)
                    .isEqualTo(message.correlationId());
            assertThat(arrived.replyTo()).as("reply address beside %s", shown).isEmpty();
            assertThat(arrived.data()).as("body beside %s", shown).isEqualTo(message.data());
        }
    }

    /** The next message has these metadata: the same keys, and for each the same values in the same order. */
    private static Envelope assertSame(Received received, Metadata expected) throws InterruptedException {
        Delivery delivery = received.next();
        Metadata arrived = delivery.envelope().metadata();
        assertThat(keys(arrived)).as(HostileTexts.show(arrived)).isEqualTo(keys(expected));
        for (Metadata.Entry entry : expected) {
            assertThat(arrived.all(entry.key())).as(HostileTexts.show(expected)).isEqualTo(expected.all(entry.key()));
        }
        delivery.ack();
        return delivery.envelope();
    }

    private static List<String> keys(Metadata metadata) {
        return metadata.entries().stream().map(Metadata.Entry::key).sorted().collect(Collectors.toList());
    }
}
