package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.adapter.ServerAddress;
import dev.witloof.broker.adapter.TlsSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of a connection, read.
 *
 * @param servers the servers, as Kafka's {@code bootstrap.servers}
 * @param connectTimeout how long connecting may take, and every other thing that blocks
 * @param sendTimeout how long a publish waits for its topic to be known, and again for its confirmation
 * @param createEntities whether topics that are missing are made
 * @param replyTopic where replies come in
 * @param common properties of all clients: security, name, and what the user set
 */
record KafkaSettings(
        String servers,
        Duration connectTimeout,
        Duration sendTimeout,
        boolean createEntities,
        Optional<String> replyTopic,
        Map<String, Object> common) {

    /** Stands before the properties of Kafka's clients. */
    static final String PREFIX = "kafka.";

    private static final int DEFAULT_PORT = 9092;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration MOST_BETWEEN_POLLS = Duration.ofSeconds(30);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private static final Set<String> OWN =
            Set.of("client-id", "connect-timeout", "send-timeout", "create-entities", "reply.topic");

    static KafkaSettings of(BrokerUrl url, BrokerConfig config) {
        Map<String, String> own = new TreeMap<>();
        Map<String, String> clients = new TreeMap<>();
        config.asMap().forEach((key, value) -> (key.startsWith(PREFIX) ? clients : own).put(key, value));
        Set<String> known = new HashSet<>(OWN);
        known.addAll(TlsSettings.KEYS);
        known.addAll(KafkaSecurity.KEYS);
        BrokerConfig settings = BrokerConfig.of(own);
        settings.requireKnown(known);
        Map<String, Object> common = properties(clients);

        ServerAddress address = ServerAddress.parse(url, DEFAULT_PORT);
        if (!address.path().isEmpty() || !address.query().isEmpty()) {
            throw new IllegalArgumentException("the broker URL " + url + " has a path or a query, but wanted is "
                    + url.scheme() + "://host:port,host:port; everything else is a setting");
        }
        common.putAll(KafkaSecurity.properties(address, settings, url.scheme().equals("kafkas"), common));
        settings.text("client-id").ifPresent(id -> common.put("client.id", id));
        return new KafkaSettings(
                address.hosts().stream().map(Object::toString).collect(Collectors.joining(",")),
                time(settings, "connect-timeout"),
                time(settings, "send-timeout"),
                settings.flag("create-entities", false),
                settings.text("reply.topic").map(topic -> TopicName.check("the setting reply.topic", topic)),
                Map.copyOf(common));
    }

    private static Map<String, Object> properties(Map<String, String> clients) {
        Set<String> known = new TreeSet<>();
        Stream.of(ProducerConfig.configNames(), ConsumerConfig.configNames(), AdminClientConfig.configNames())
                .flatMap(Set::stream)
                .forEach(property -> known.add(PREFIX + property));
        BrokerConfig.of(clients).requireKnown(known, "no client of Kafka has a property of this name");
        Map<String, Object> properties = new HashMap<>();
        clients.forEach((key, value) -> {
            String property = key.substring(PREFIX.length());
            RefusedProperties.instead(property).ifPresent(instead -> {
                throw new IllegalArgumentException("the setting " + key + " is not for a user to set: " + instead);
            });
            properties.put(property, value);
        });
        return properties;
    }

    private static Duration time(BrokerConfig settings, String key) {
        Duration time = settings.duration(key, TEN_SECONDS);
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("setting " + key + " is " + time + ", but wanted is 1ms to 24h");
        }
        return time;
    }

    Map<String, Object> admin() {
        Map<String, Object> properties = client(AdminClientConfig.configNames());
        long limit = connectTimeout.toMillis();
        properties.putIfAbsent("default.api.timeout.ms", Long.toString(limit));
        properties.putIfAbsent("request.timeout.ms", Long.toString(Math.max(1, limit / 2)));
        return properties;
    }

    Map<String, Object> producer() {
        Map<String, Object> properties = client(ProducerConfig.configNames());
        long limit = sendTimeout.toMillis();
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        properties.put("max.block.ms", Long.toString(limit));
        properties.put("delivery.timeout.ms", Long.toString(limit));
        // Half, so that a request whose answer is lost is sent once more.
        properties.putIfAbsent("request.timeout.ms", Long.toString(Math.max(1, limit / 2)));
        properties.putIfAbsent("linger.ms", "0");
        return properties;
    }

    /** Properties of a consumer, which is in a group if there is one. */
    Map<String, Object> consumer(Optional<String> group, int maxPollRecords) {
        Map<String, Object> properties = client(ConsumerConfig.configNames());
        properties.put("enable.auto.commit", "false");
        // Where a position is gone, because the topic's retention was faster: from what is left, not from the end.
        properties.put("auto.offset.reset", "earliest");
        properties.putIfAbsent("max.poll.records", Integer.toString(maxPollRecords));
        if (group.isEmpty()) {
            properties.remove("group.instance.id");
            properties.remove("group.protocol");
            return properties;
        }
        properties.put("group.id", group.get());
        // For so long a group waits for members that answer and do not join again. Consumers are polled several times a
        // second, whatever the handlers do.
        properties.putIfAbsent("max.poll.interval.ms", Long.toString(MOST_BETWEEN_POLLS.toMillis()));
        if (!isConsumerProtocol()) {
            if (properties.putIfAbsent("session.timeout.ms", Long.toString(TEN_SECONDS.toMillis())) == null) {
                // How soon a member hears that another one joined, and it has to share.
                properties.putIfAbsent("heartbeat.interval.ms", "1000");
            }
            properties.putIfAbsent(
                    "partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        }
        return properties;
    }

    private boolean isConsumerProtocol() {
        return "consumer".equalsIgnoreCase(String.valueOf(common.get("group.protocol")));
    }

    /** How long joining a group may take: a member that vanished holds it up until its session is over. */
    Duration joinTimeout() {
        Object session = common.get("session.timeout.ms");
        if (session instanceof String text && text.matches("[0-9]{1,8}")) {
            return connectTimeout.plusMillis(Long.parseLong(text));
        }
        return connectTimeout.plus(TEN_SECONDS.multipliedBy(isConsumerProtocol() ? 5 : 1));
    }

    private Map<String, Object> client(Set<String> names) {
        Map<String, Object> properties = new HashMap<>(common);
        properties.keySet().retainAll(names);
        if (common.containsKey(KafkaTls.SETTINGS)) {
            properties.put(KafkaTls.SETTINGS, common.get(KafkaTls.SETTINGS));
        }
        properties.put("bootstrap.servers", servers);
        return properties;
    }

    /** How many bytes of messages may wait to be sent: what the producer's buffer holds, and as much before it. */
    long mostQueued() {
        Object buffer = common.get("buffer.memory");
        boolean isSet = buffer instanceof String text && text.matches("[0-9]{1,15}");
        return 2 * (isSet ? Long.parseLong((String) buffer) : 32L << 20);
    }

    /** The settings without their values, some of which are secret. */
    @Override
    public String toString() {
        return "KafkaSettings[" + servers + "]";
    }
}
