package dev.witloof.broker.kafka;

import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.Endpoint;
import dev.witloof.broker.tck.FaultProxy;
import dev.witloof.broker.tck.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The broker of {@link TestKafka}, for the contract. */
class KafkaHarness implements BrokerHarness {
    private static final String REPLIES = "tck-replies";

    private final TestKafka kafka = TestKafka.get();

    KafkaHarness() throws Exception {
        if (!kafka.admin().listTopics().names().get().contains(REPLIES)) {
            kafka.createTopic(REPLIES, 2);
        }
    }

    @Override
    public Endpoint endpoint() {
        return with(Endpoint.of(kafka.url()));
    }

    Endpoint with(Endpoint plain) {
        return plain.with("reply.topic", REPLIES)
                .with("send-timeout", "6s")
                .with("kafka.session.timeout.ms", "8000")
                // Shorter than a handler of the contract takes: the consumer has to be polled meanwhile.
                .with("kafka.max.poll.interval.ms", "8000")
                .with("kafka.heartbeat.interval.ms", "500")
                // A consumer that is closed waits for its last fetch.
                .with("kafka.fetch.max.wait.ms", "100");
    }

    @Override
    public String createTopic(String suggested) throws Exception {
        kafka.createTopic(suggested, 3);
        kafka.createTopic(suggested + ".dlq", 1);
        return suggested;
    }

    @Override
    public List<String> topicsToRefuse() {
        return List.of(
                "", ".", "..", "a b", "a/b", "a#b", "a@b", "a*", "a>", "a,b", "é", "a\nb", "a\0b", "a".repeat(250));
    }

    @Override
    public Optional<String> missingTopic(String unique) {
        return Optional.of(unique);
    }

    @Override
    public OptionalInt largestBody() {
        return OptionalInt.of(1_048_000);
    }

    @Override
    public List<String> reservedKeys() {
        return List.of(
                Records.REPLY_PARTITION,
                Records.ESCAPE,
                Records.ESCAPE + "x",
                Records.ESCAPE + Records.CONTENT_TYPE,
                Records.ESCAPE + Records.ESCAPE + Records.CORRELATION_ID,
                Records.KEY);
    }

    @Override
    public boolean sharesSingleMessages() {
        return false;
    }

    @Override
    public Duration redelivery() {
        return Duration.ofSeconds(9);
    }

    @Override
    public Optional<Faults> faults() {
        return Optional.of(
                new Faults(kafka.proxy(), with(Endpoint.of(kafka.proxiedUrl())).with("connect-timeout", "30s")));
    }

    @Override
    public Endpoint impatient(Endpoint endpoint) {
        return endpoint.with("connect-timeout", "2s");
    }

    @Override
    public Optional<Endpoint> unreachable() {
        return Optional.of(
                Endpoint.of("kafka://127.0.0.1:" + FaultProxy.unusedPort()).with("connect-timeout", "2s"));
    }
}
