package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.AdapterBroker;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.Intake;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A connection to a Kafka cluster. */
final class KafkaBroker extends AdapterBroker {
    private final KafkaSettings settings;
    private final Cluster cluster;
    private final Reachability reachability;
    private final Publisher publisher;
    private final List<ReplyReader> replies = new CopyOnWriteArrayList<>();

    private KafkaBroker(KafkaSettings settings, Cluster cluster) {
        super("kafka", capabilities(settings));
        this.settings = settings;
        this.cluster = cluster;
        this.reachability = new Reachability(cluster, threads());
        this.publisher = new Publisher(this::newProducer, cluster, threads(), settings);
    }

    static KafkaBroker connect(KafkaSettings settings) {
        Cluster cluster = null;
        try {
            cluster = new Cluster(settings);
            cluster.connect(settings.servers());
            KafkaBroker broker = new KafkaBroker(settings, cluster);
            broker.reachability.start();
            return broker;
        } catch (RuntimeException e) {
            if (cluster != null) {
                cluster.close();
            }
            throw refused(settings, e);
        }
    }

    /** A wrong property and a host that is not found look the same in Kafka's clients. */
    private static RuntimeException refused(KafkaSettings settings, RuntimeException failure) {
        Throwable cause = failure instanceof KafkaException ? KafkaErrors.cause(failure) : failure;
        String text = String.valueOf(cause.getMessage());
        if (!(cause instanceof ConfigException)) {
            return failure instanceof KafkaException
                    ? KafkaErrors.of("connecting to Kafka at " + settings.servers(), failure)
                    : failure;
        }
        return text.contains("bootstrap")
                ? new BrokerException(
                        Kind.CONNECTION, "no host of " + settings.servers() + " is found: " + text, failure)
                : new IllegalArgumentException("a setting that begins with kafka. cannot be used: " + text, failure);
    }

    private static Set<Capability> capabilities(KafkaSettings settings) {
        EnumSet<Capability> capabilities = EnumSet.of(
                Capability.DURABLE,
                Capability.BROKER_REDELIVERY,
                Capability.GROUPS,
                Capability.RETAINS_FOR_GROUPS,
                Capability.BROADCAST,
                Capability.REPEATED_METADATA);
        if (settings.replyTopic().isPresent()) {
            capabilities.add(Capability.REQUEST_REPLY);
        }
        return capabilities;
    }

    private Producer<byte[], byte[]> newProducer() {
        return new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Consumer<byte[], byte[]> newConsumer(Map<String, Object> properties) {
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    protected CompletionStage<Void> send(Envelope message) {
        return publisher.publish(message);
    }

    @Override
    protected Intake open(SubscriptionSpec spec, AdapterSubscription subscription) {
        String topic = TopicName.check("the topic of the subscription", spec.topic());
        checkDeadLetters(spec);
        boolean atEnd = beginsAtEnd(spec);
        find(topic);
        TopicReader reader;
        if (spec.group().isPresent()) {
            if (atEnd) {
                cluster.beginAtEnd(spec.group().get(), topic);
            }
            GroupStart start = new GroupStart(atEnd, settings.connectTimeout());
            reader = new GroupReader(subscription, reachability, settings, start, this::newConsumer);
        } else {
            reader = new BroadcastReader(subscription, reachability, settings, endOf(topic), this::newConsumer);
        }
        reader.loop().start("subscribing to " + spec, settings.joinTimeout());
        return reader;
    }

    private Positions endOf(String topic) {
        return new Positions(topic, cluster.ends(topic));
    }

    private void checkDeadLetters(SubscriptionSpec spec) {
        DeadLetterPolicy policy = spec.deadLetterPolicy();
        if (policy instanceof DeadLetterPolicy.ToTopic to) {
            TopicName.check("the dead-letter topic", to.topic());
        } else if (policy instanceof DeadLetterPolicy.BrokerDefault) {
            TopicName.check("the dead-letter topic, if none is named,", deadLetterTopic(spec.topic()));
        }
    }

    private static boolean beginsAtEnd(SubscriptionSpec spec) {
        String where = spec.extensions().getOrDefault(GroupStart.EXTENSION, "latest");
        if (!where.equals("latest")
                && (!where.equals("earliest") || spec.group().isEmpty())) {
            throw new BrokerException(
                    Kind.UNSUPPORTED,
                    "the subscription setting " + GroupStart.EXTENSION + " is " + where
                            + ", but wanted is latest, or earliest where there is a group");
        }
        return where.equals("latest");
    }

    /** Sees to it that a topic is there: makes it where that is allowed, and lets the broker make it where it does. */
    private void find(String topic) {
        if (cluster.partitions(topic).isPresent()) {
            return;
        }
        if (settings.createEntities()) {
            cluster.create(topic);
        } else {
            try {
                publisher.awaitTopic(topic);
            } catch (BrokerException e) {
                throw new BrokerException(
                        e.kind(),
                        "there is no topic " + topic
                                + ", and the broker makes none by itself; make it, or set create-entities",
                        e);
            }
        }
        cluster.awaitPartitions(topic);
    }

    @Override
    protected Set<String> knownExtensions() {
        return Set.of(GroupStart.EXTENSION);
    }

    @Override
    protected String noReplies() {
        return "has no topic for replies: set reply.topic to one that all who ask may share";
    }

    @Override
    protected ReplyChannel openReplies(java.util.function.Consumer<? super Envelope> sink) {
        String topic = settings.replyTopic().orElseThrow();
        find(topic);
        ReplyReader reader = new ReplyReader(topic, sink, reachability, settings, endOf(topic), this::newConsumer);
        reader.loop().start("opening a reply channel on " + topic, settings.joinTimeout());
        replies.removeIf(ReplyReader::isClosed);
        replies.add(reader);
        return reader;
    }

    @Override
    protected Health connectionHealth() {
        return reachability.health();
    }

    @Override
    protected void disconnect() {
        replies.forEach(ReplyReader::close);
        publisher.close();
        cluster.close();
    }
}
