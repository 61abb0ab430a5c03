package dev.witloof.broker.nats;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerProvider;
import dev.witloof.broker.BrokerUrl;
import java.util.Set;

/**
 * Connects to NATS servers: {@code nats://127.0.0.1:4222}, {@code natss://…} for TLS, several servers of one cluster
 * separated by commas. Settings:
 *
 * <ul>
 *   <li>{@code jetstream}: {@code auto} (default) keeps a message in JetStream where a stream has its subject, and
 *       promises no more than core NATS, which is at most once; {@code true} refuses subjects without a stream and
 *       promises at least once; {@code false} never looks for streams;
 *   <li>{@code jetstream.domain}: the JetStream domain, if not the server's own;
 *   <li>{@code username}, {@code password}, {@code token}, {@code credentials} (the path of a {@code .creds} file, which
 *       needs {@code org.bouncycastle:bcprov-lts8on} on the class path);
 *   <li>{@code client-id}: the name of the connection as the server shows it;
 *   <li>{@code connect-timeout} (5s), {@code send-timeout} (10s), {@code ping-interval} (20s);
 *   <li>{@code ack-wait} (30s): after what time JetStream hands a message out again whose consumer says nothing;
 *   <li>{@code inbox-prefix} ({@code _INBOX}): where replies go;
 *   <li>{@code pending-messages} (65536), {@code pending-bytes} (64 MiB): how much of a core subscription waits here
 *       before newer messages are dropped;
 *   <li>{@code tls.…}, see {@link dev.witloof.broker.adapter.TlsSettings}.
 * </ul>
 */
public final class NatsBrokerProvider implements BrokerProvider {

    /** For {@link java.util.ServiceLoader}. */
    public NatsBrokerProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("nats", "natss");
    }

    /**
     * {@inheritDoc}
     *
     * @throws BrokerException also with {@link BrokerException.Kind#UNSUPPORTED} if {@code jetstream} is {@code true} and
     *     the server has none
     */
    @Override
    public Broker connect(BrokerUrl url, BrokerConfig config) {
        return NatsBroker.connect(NatsSettings.read(url, config));
    }

    @Override
    public void check(BrokerUrl url, BrokerConfig config) {
        NatsSettings.read(url, config);
    }
}
