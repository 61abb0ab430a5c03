package dev.witloof.broker.kafka;

import dev.witloof.broker.servers.KafkaServer;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.ServerStartException;
import dev.witloof.broker.tck.FaultProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A Kafka broker for all tests of this JVM, with a proxy in front of a second port of it. It makes no topic by itself, so
 * that a test sees what is missing.
 */
final class TestKafka {
    /** The name of the lock of tests that disturb the proxy. */
    static final String PROXY = "proxy";

    private static final TestKafka ONLY = start();

    private final KafkaServer server;
    private final FaultProxy proxy;
    private final Admin admin;

    private TestKafka(KafkaServer server, FaultProxy proxy) {
        this.server = server;
        this.proxy = proxy;
        this.admin = Admin.create(Map.of("bootstrap.servers", server.address()));
    }

    static TestKafka get() {
        return ONLY;
    }

    private static TestKafka start() {
        for (int tried = 1; ; tried++) {
            try {
                return startBehind(FaultProxy.unusedPort());
            } catch (ServerStartException e) {
                // Another process may have been quicker with the port.
                if (tried == 5) {
                    throw e;
                }
            }
        }
    }

    private static TestKafka startBehind(int behind) {
        FaultProxy proxy = FaultProxy.open(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), behind));
        return new TestKafka(
                KafkaServer.start(ServerOptions.in(directory("shared"))
                        .with(KafkaServer.PROXIED, behind + ":" + proxy.port())
                        .with("auto.create.topics.enable", "false")
                        // So that a member that vanished is missed soon, and a new one is noticed soon.
                        .with("group.min.session.timeout.ms", "1000")
                        .with("group.consumer.min.heartbeat.interval.ms", "500")
                        .with("group.consumer.heartbeat.interval.ms", "500")),
                proxy);
    }

    /** A new directory for a server. */
    static Path directory(String name) {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "kafka")), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return server.url();
    }

    String address() {
        return server.address();
    }

    String proxiedUrl() {
        return "kafka://127.0.0.1:" + proxy.port();
    }

    FaultProxy proxy() {
        return proxy;
    }

    Admin admin() {
        return admin;
    }

    String createTopic(String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                .all()
                .get(60, TimeUnit.SECONDS);
        return name;
    }
}
