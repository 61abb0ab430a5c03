package dev.witloof.broker.nats;

import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.Endpoint;
import dev.witloof.broker.tck.FaultProxy;
import dev.witloof.broker.tck.Faults;
import dev.witloof.broker.tck.Wildcard;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A NATS server under test, with a way to disturb the connection to it. */
class NatsHarness implements BrokerHarness, AutoCloseable {
    private final BrokerServer server;
    private final FaultProxy proxy;

    NatsHarness(BrokerServer server) {
        this.server = server;
        this.proxy = FaultProxy.open(server.port());
    }

    Endpoint at(String url) {
        return Endpoint.of(url).with("connect-timeout", "30s");
    }

    @Override
    public final Endpoint endpoint() {
        return at(server.url());
    }

    @Override
    public final Optional<Faults> faults() {
        return Optional.of(new Faults(proxy, at("nats://127.0.0.1:" + proxy.port())));
    }

    @Override
    public final Optional<Endpoint> unreachable() {
        return Optional.of(impatient(at("nats://127.0.0.1:" + FaultProxy.unusedPort())));
    }

    @Override
    public final Endpoint impatient(Endpoint endpoint) {
        return endpoint.with("connect-timeout", "2s");
    }

    @Override
    public List<String> topicsToRefuse() {
        return List.of(
                "",
                ".",
                "a..b",
                ".a",
                "a.",
                "a b",
                "a\tb",
                "a\r\nPUB b 0\r\n",
                "a\0b",
                "a.*",
                "a.>",
                ">",
                "*",
                "a*",
                "a\ud800",
                "$JS.API.STREAM.DELETE.x",
                "$SYS.x",
                "a".repeat(1025));
    }

    @Override
    public Optional<Wildcard> wildcard(String unique) {
        return Optional.of(new Wildcard(unique + ".*", unique + ".eu", unique + ".eu.north"));
    }

    @Override
    public Optional<Wildcard> wildcardOverDeadLetters(String unique) {
        return Optional.of(new Wildcard(unique + ".>", unique + ".eu", unique + "-other"));
    }

    @Override
    public final OptionalInt largestBody() {
        return OptionalInt.of(1 << 20);
    }

    @Override
    public final List<String> reservedKeys() {
        return List.of(
                HeaderCodec.CONTENT_TYPE,
                HeaderCodec.CORRELATION_ID,
                HeaderCodec.REPLY_TO,
                HeaderCodec.ENCODED,
                HeaderCodec.REPLY_TO.toUpperCase(Locale.ROOT),
                "Nats-Expected-Last-Sequence",
                "Nats-Msg-Size");
    }

    /** The server sends to every member of a group, whether it has room or not. */
    @Override
    public boolean sharesSingleMessages() {
        return false;
    }

    @Override
    public final void close() {
        proxy.close();
        server.close();
    }
}
