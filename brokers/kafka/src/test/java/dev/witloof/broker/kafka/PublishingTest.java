package dev.witloof.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Partitioner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is taken, what is refused, and what is made where it is missing. */
@ResourceLock(TestKafka.PROXY)
class PublishingTest extends KafkaTestBase {

    private static Envelope message(String topic, int size) {
        return Envelope.of(topic, new byte[size]);
    }

    private String topicWith(String property, String value) throws Exception {
        String topic = freshName();
        kafka.admin()
                .createTopics(
                        List.of(new NewTopic(topic, Optional.of(1), Optional.empty()).configs(Map.of(property, value))))
                .all()
                .get(60, TimeUnit.SECONDS);
        return topic;
    }

    @Test
    void aMessageOverTheLimitOfItsTopicIsRefusedByTheBrokerWithBothNumbers() throws Exception {
        String topic = topicWith("max.message.bytes", "10000");
        Broker broker = connect();

        assertThat(refusal(broker.publish(message(topic, 20_000)), Kind.TOO_LARGE))
                .hasMessageContaining("20000")
                .hasMessageContaining("10000");

        await(broker.publish(message(topic, 9_000)));
    }

    @Test
    void aMessageOverTheLimitOfTheClientIsNotSent() throws Exception {
        String topic = freshTopic(1);
        Broker broker = connect("kafka.max.request.size", "5000");

        assertThat(refusal(broker.publish(message(topic, 6_000)), Kind.TOO_LARGE))
                .hasMessageContaining("5000")
                .hasMessageContaining("kafka.max.request.size");
    }

    @Test
    void aTopicThatKeepsTheLastOfEachKeyWantsAKey() throws Exception {
        String topic = topicWith("cleanup.policy", "compact");
        Broker broker = connect();

        refusal(broker.publish(message(topic, 1)), Kind.UNSUPPORTED);

        await(broker.publish(Envelope.builder(topic).metadata("kafka-key", "k").build()));
    }

    @Test
    void oneTopicThatIsMissingHoldsUpNoOther() throws Exception {
        String topic = freshTopic(1);
        Broker broker = connect("send-timeout", "300s");
        Broker impatient = connect("send-timeout", "3s");

        CompletionStage<Void> nowhere = broker.publish(message("missing-" + topic, 1));
        publish(broker, topic, "a");

        assertThat(nowhere.toCompletableFuture()).isNotDone();
        assertThat(refusal(impatient.publish(message("missing-" + topic, 1)), Kind.NO_ROUTE))
                .hasMessageContaining("missing-" + topic);
    }

    @Test
    void whatIsMissingIsMadeWhereThatIsAllowed() throws Exception {
        String topic = freshName();
        Broker broker = connect("create-entities", "true", "reply.topic", topic + "-replies");
        assertThat(broker.capabilities()).contains(Capability.REQUEST_REPLY);

        Inbox inbox = subscribe(broker, to(topic).group("g-" + topic));
        publish(broker, topic, "a");
        await(inbox.next().reject("no"));
        try (Requester requester = new Requester(broker)) {
            CompletionStage<List<Envelope>> request = requester.request(
                    Envelope.of(topic, "?"), RequestOptions.DEFAULT.withTimeout(Duration.ofMinutes(3)));
            await(requester.reply(inbox.next().envelope(), Envelope.of("", "!")));
            assertThat(await(request)).hasSize(1);
        }
        publish(broker, topic + "-more", "b");

        assertThat(kafka.admin().listTopics().names().get(60, TimeUnit.SECONDS))
                .contains(topic, topic + ".dlq", topic + "-replies", topic + "-more");
    }

    @Test
    void whileKafkaDoesNotAnswerMessagesWaitWithinABound() throws Exception {
        String topic = freshTopic(1);
        Broker broker = connectTo(kafka.proxiedUrl(), "kafka.buffer.memory", "1000000", "send-timeout", "120s");
        publish(broker, topic, "first");

        kafka.proxy().stall();
        List<CompletionStage<Void>> publishing = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                publishing.add(broker.publish(message(topic, 100_000)));
            }
            // Twice a million bytes, and one more than fits.
            assertThat(refusal(publishing.get(20), Kind.QUOTA)).hasMessageContaining("2000000");
        } finally {
            kafka.proxy().resume();
        }

        publishing.subList(0, 19).forEach(KafkaTestBase::await);
        for (CompletionStage<Void> refused : publishing.subList(20, 40)) {
            refusal(refused, Kind.QUOTA);
        }
        publish(broker, topic, "last");
    }

    /** As a class path does on which the library of a compression is missing: an error, and no exception. */
    public static final class BrokenPartitioner implements Partitioner {
        /** Made by Kafka's producer. */
        public BrokenPartitioner() {}

        @Override
        public int partition(
                String topic,
                @Nullable Object key,
                byte @Nullable [] keyBytes,
                @Nullable Object value,
                byte @Nullable [] valueBytes,
                org.apache.kafka.common.Cluster cluster) {
            if (value instanceof byte[] body && body.length == 3) {
                throw new NoClassDefFoundError("com/example/Missing");
            }
            return 0;
        }

        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public void close() {}
    }

    @Test
    void anErrorOfTheClientFailsOneMessageAndNotThoseAfterIt() throws Exception {
        String topic = freshTopic(1);
        Broker broker = connect("kafka.partitioner.class", BrokenPartitioner.class.getName());
        List<CompletionStage<Void>> publishing = new ArrayList<>();
        for (int size : new int[] {1, 3, 4, 3, 5}) {
            publishing.add(broker.publish(message(topic, size)));
        }

        await(publishing.get(0));
        assertThat(refusal(publishing.get(1), Kind.OTHER)).hasMessageContaining("com/example/Missing");
        await(publishing.get(2));
        refusal(publishing.get(3), Kind.OTHER);
        await(publishing.get(4));
        await(broker.publish(message(topic, 6)));
    }

    @Test
    void whatWaitsWhenTheConnectionIsClosedIsToldSo() throws Exception {
        String topic = freshTopic(1);
        Broker broker = connectTo(kafka.proxiedUrl(), "send-timeout", "300s");
        publish(broker, topic, "first");

        kafka.proxy().stall();
        try {
            CompletionStage<Void> known = broker.publish(message(topic, 1));
            CompletionStage<Void> unknown = broker.publish(message(freshName(), 1));
            broker.close(Duration.ZERO);

            refusal(known, Kind.CONNECTION);
            refusal(unknown, Kind.CONNECTION);
        } finally {
            kafka.proxy().resume();
        }
    }
}
