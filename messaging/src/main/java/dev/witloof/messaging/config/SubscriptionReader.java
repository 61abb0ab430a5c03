package dev.witloof.messaging.config;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.Suggestions;
import dev.witloof.messaging.HandlingOptions;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.messaging.OnFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads one subscription of a configuration file. */
final class SubscriptionReader {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Map<String, OnFailure> ON_FAILURE = new TreeMap<>(Map.of(
            "retry", OnFailure.RETRY, "reject", OnFailure.REJECT, "drop", OnFailure.DROP, "pause", OnFailure.PAUSE));
    private static final Map<String, DeadLetterPolicy> POLICIES = new TreeMap<>(
            Map.of("broker", new DeadLetterPolicy.BrokerDefault(), "discard", new DeadLetterPolicy.Discard()));

    private final Section section;
    private final Problems problems;
    private final Set<String> connections;

    SubscriptionReader(Section section, Problems problems, Set<String> connections) {
        this.section = section;
        this.problems = problems;
        this.connections = connections;
    }

    /** The subscription, or something like it if there are problems. */
    SubscriptionConfig read() {
        String connection = connection();
        Optional<String> topic = section.require("topic", "what to subscribe to, such as `topic: orders`")
                .flatMap(node -> section.scalar("topic", node))
                .flatMap(Value::name);
        SubscriptionSpec.Builder spec = SubscriptionSpec.builder(topic.orElse("?"));
        section.value("group").flatMap(Value::name).ifPresent(spec::group);
        section.value("max-in-flight")
                .flatMap(value -> value.count(1, SubscriptionSpec.MOST_IN_FLIGHT))
                .ifPresent(spec::maxInFlight);
        section.value("max-attempts")
                .flatMap(value -> value.count(1, SubscriptionSpec.MOST_ATTEMPTS))
                .ifPresent(spec::maxAttempts);
        section.section("backoff").flatMap(this::backoff).ifPresent(spec::backoff);
        section.find("dead-letter").flatMap(node -> deadLetter(node, topic)).ifPresent(spec::deadLetterPolicy);
        section.section("extensions")
                .ifPresent(extensions -> extensions.texts().forEach((key, value) -> spec.extension(key, value.text())));
        HandlingOptions options = options();
        section.end();
        return new SubscriptionConfig(connection, spec.build(), options);
    }

    private String connection() {
        Optional<Value> name = section.value("connection");
        String connection = name.map(Value::text).orElse(MessagingHost.DEFAULT_CONNECTION);
        // Without any there is a problem already.
        if (!connections.isEmpty() && !connections.contains(connection)) {
            String instead = instead(name.filter(Value::isReferred).isPresent() ? "" : connection, connections);
            problems.add(
                    name.<Node>map(Value::node).orElse(section.node()),
                    name.map(value -> "`connection` is " + value.shown() + ", but there is no connection of that name")
                                    .orElse("`connection` is missing, and there is no connection "
                                            + Shown.name(connection))
                            + instead);
        }
        return connection;
    }

    /** What there is in place of a connection that there is not. */
    static String instead(String name, Set<String> connections) {
        return Suggestions.closest(name, connections)
                .map(close -> "; did you mean " + Shown.name(close) + "?")
                .orElseGet(() -> "; there are "
                        + String.join(
                                ", ", connections.stream().map(Shown::name).toList()));
    }

    private Optional<Backoff> backoff(Section backoff) {
        Optional<Duration> first = backoff.value("first").flatMap(value -> value.duration(false));
        Optional<Duration> longest = backoff.value("longest").flatMap(value -> value.duration(false));
        backoff.end();
        Duration least = first.orElse(Backoff.DEFAULT.first());
        Duration most = longest.orElse(Backoff.DEFAULT.longest());
        if (least.compareTo(most) > 0 || most.compareTo(DAY) > 0) {
            problems.add(
                    backoff.node(),
                    "wanted is `first` (100ms unless set) of no more than `longest` (30s unless set), and that of no more"
                            + " than a day");
            return Optional.empty();
        }
        return Optional.of(new Backoff(least, most));
    }

    private Optional<DeadLetterPolicy> deadLetter(Node node, Optional<String> subscribed) {
        if (node instanceof ScalarNode) {
            return section.scalar("dead-letter", node)
                    .flatMap(value -> value.choice(POLICIES, ", or a mapping with the key `topic`"));
        }
        Section inner = section.section("`dead-letter`", node);
        Optional<Value> value = inner.require("topic", "where messages go that are given up")
                .flatMap(topic -> inner.scalar("topic", topic));
        inner.end();
        Optional<String> topic = value.flatMap(Value::name);
        if (topic.isPresent() && topic.equals(subscribed)) {
            problems.add(
                    value.orElseThrow().node(),
                    "the dead-letter topic is the subscribed topic itself; a message that fails would come back for ever");
            return Optional.empty();
        }
        // Without a topic there is a problem already.
        return topic.filter(found -> subscribed.isPresent()).map(DeadLetterPolicy.ToTopic::new);
    }

    private HandlingOptions options() {
        HandlingOptions defaults = HandlingOptions.DEFAULT;
        return new HandlingOptions(
                section.value("on-error")
                        .flatMap(value -> value.choice(ON_FAILURE, ""))
                        .orElse(defaults.onError()),
                section.value("on-trap")
                        .flatMap(value -> value.choice(ON_FAILURE, ""))
                        .orElse(defaults.onTrap()),
                section.value("deadline").flatMap(value -> value.duration(true)));
    }
}
