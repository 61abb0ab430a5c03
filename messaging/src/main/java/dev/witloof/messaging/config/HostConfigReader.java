package dev.witloof.messaging.config;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.MessagingHostBuilder;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a configuration file from top to bottom, and goes on after a problem, so that all are told at once. */
final class HostConfigReader {

    private static final int MOST_HANDLES = (1 << 28) - 1;

    private final Path file;
    private final Checks checks;
    private final Problems problems;
    private final Environment environment;
    private final Map<String, ConnectionConfig> connections = new LinkedHashMap<>();

    private HostConfigReader(Path file, Map<String, String> variables, Checks checks) {
        this.file = file;
        this.checks = checks;
        this.problems = new Problems(file.toString());
        this.environment = new Environment(variables, problems);
    }

    static HostConfig read(Path file, Map<String, String> variables, Checks checks) throws IOException {
        HostConfigReader reader = new HostConfigReader(file, variables, checks);
        Optional<HostConfig> config = new Yaml(reader.problems).read(file).map(reader::host);
        reader.problems.throwIfAny();
        return config.orElseThrow();
    }

    /** The host, or something like it if there are problems. */
    private HostConfig host(Node document) {
        Section top = new Section("the file", document, environment, problems);
        Path component = component(top);
        top.require("connections", "where messages come from, such as `connections: {default: {url: \"memory:\"}}`")
                .ifPresent(this::connections);
        HostConfig config = new HostConfig(
                component,
                top.value("instances").flatMap(value -> value.count(1, MessagingHostBuilder.MOST_INSTANCES)),
                top.value("deadline").flatMap(value -> value.duration(true)),
                top.value("send-timeout").flatMap(value -> value.duration(true)),
                top.section("limits").map(HostConfigReader::limits).orElse(LimitsConfig.DEFAULT),
                connections,
                subscriptions(top),
                grants(top),
                top.section("wasi")
                        .map(section -> new WasiReader(file, section, problems, checks).read())
                        .orElse(WasiConfig.NONE),
                top.value("shutdown-grace")
                        .flatMap(value -> value.duration(false))
                        .orElse(Broker.DEFAULT_GRACE));
        top.end();
        return config;
    }

    private Path component(Section top) {
        Optional<Value> value = top.require("component", "the guest, such as `component: ./guest.wasm`")
                .flatMap(node -> top.scalar("component", node));
        Optional<String> name = value.flatMap(Value::name);
        if (value.isPresent() && name.isPresent()) {
            try {
                Path component = file.resolveSibling(name.get());
                checks.component(component, value.get(), problems);
                return component;
            } catch (InvalidPathException e) {
                problems.add(value.get().node(), "`component` is no path: " + e.getReason());
            }
        }
        return file;
    }

    private static LimitsConfig limits(Section section) {
        LimitsConfig limits = new LimitsConfig(
                section.value("memory").flatMap(Value::bytes),
                section.value("table-elements")
                        .flatMap(value -> value.count(1, Integer.MAX_VALUE))
                        .map(Integer::longValue),
                section.value("core-instances").flatMap(value -> value.count(1, Integer.MAX_VALUE)),
                section.value("handles").flatMap(value -> value.count(1, MOST_HANDLES)),
                section.value("lifted").flatMap(Value::bytes),
                section.value("call-depth").flatMap(value -> value.count(1, Integer.MAX_VALUE)),
                section.value("messages").flatMap(Value::bytes));
        section.end();
        return limits;
    }

    private void connections(Node node) {
        Section section = new Section("`connections`", node, environment, problems);
        section.forEach((name, each) -> connection(name, section.section("the connection " + Shown.name(name), each)));
        if (connections.isEmpty() && node instanceof MappingNode) {
            problems.add(node, "there is no connection; add one, such as `default: {url: \"memory:\"}`");
        }
    }

    private void connection(String name, Section section) {
        // Known also when it is wrong, so that what refers to it is not told to be wrong too.
        connections.put(name, new ConnectionConfig(BrokerUrl.parse("memory:"), BrokerConfig.EMPTY));
        if (name.isEmpty()) {
            problems.add(section.node(), "the name of a connection is empty");
        }
        Optional<Value> url = section.require("url", "the broker, such as `url: nats://127.0.0.1:4222`")
                .flatMap(node -> section.scalar("url", node));
        int before = problems.count();
        Optional<Section> inner = section.section("settings");
        Map<String, Value> settings = inner.map(Section::texts).orElse(Map.of());
        boolean complete = problems.count() == before;
        section.end();
        url.ifPresent(value -> {
            try {
                BrokerUrl parsed = BrokerUrl.parse(value.text());
                connections.put(name, new ConnectionConfig(parsed, settings(settings)));
                if (complete) {
                    checks.connection(parsed, value, settings, environment, problems);
                }
            } catch (IllegalArgumentException e) {
                problems.add(value.node(), String.valueOf(e.getMessage()));
            }
        });
    }

    /** What is said to an adapter. */
    static BrokerConfig settings(Map<String, Value> values) {
        Map<String, String> texts = new HashMap<>();
        values.forEach((key, value) -> texts.put(key, value.text()));
        return BrokerConfig.of(texts);
    }

    private List<SubscriptionConfig> subscriptions(Section top) {
        Optional<Node> list = top.require(
                "subscriptions", "what the guest gets, such as `subscriptions: [{topic: orders, group: shop}]`");
        List<SubscriptionConfig> subscriptions = new ArrayList<>();
        for (Node each : list.map(found -> top.elements("subscriptions", found)).orElse(List.of())) {
            Section section = top.section("a subscription", each);
            subscriptions.add(new SubscriptionReader(section, problems, connections.keySet()).read());
        }
        if (subscriptions.isEmpty()
                && list.filter(SequenceNode.class::isInstance).isPresent()) {
            problems.add(list.get(), "there is no subscription; add one, such as `- topic: orders`");
        }
        return subscriptions;
    }

    private Map<String, Grants> grants(Section top) {
        Map<String, Grants> grants = new HashMap<>();
        top.section("grants")
                .ifPresent(section -> section.forEach((name, node) -> {
                    if (!connections.isEmpty() && !connections.containsKey(name)) {
                        problems.add(
                                section.placeOf(name),
                                "there is no connection " + Shown.name(name)
                                        + SubscriptionReader.instead(name, connections.keySet()));
                    }
                    grants.put(name, grantsOf(section.section("the grants of " + Shown.name(name), node)));
                }));
        return grants;
    }

    private static Grants grantsOf(Section section) {
        Grants.Builder grants = Grants.builder();
        section.values("send").forEach(value -> value.name().ifPresent(grants::send));
        section.values("request").forEach(value -> value.name().ifPresent(grants::request));
        section.end();
        return grants.build();
    }
}
