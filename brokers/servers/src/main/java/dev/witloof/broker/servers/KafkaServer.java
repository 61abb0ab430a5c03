package dev.witloof.broker.servers;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Apache Kafka in this JVM: one node that is broker and controller (KRaft).
 *
 * <p>Always persistent. Credentials are for SASL PLAIN. Settings: any property of the broker, for instance
 * {@code num.partitions} (1 otherwise) or {@code message.max.bytes}; topics are created on first use.
 *
 * <p>A Kafka broker tells its clients where to find it, so a proxy in front of it is left after the first answer. With the
 * setting {@value #PROXIED} it listens on one more port, and sends those who come there back to the proxy's.
 */
public final class KafkaServer implements BrokerServer {
    /** The setting {@code <port to listen on>:<port of the proxy in front of it>}. */
    public static final String PROXIED = "proxied";

    private static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENT = "CLIENT";
    private static final String INTERNAL = "INTERNAL";
    private static final String NODE = "1";

    private final KafkaRaftServer server;
    private final int port;
    private boolean closed;

    private KafkaServer(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param options how it is to run
     * @return the server, ready
     * @throws ServerStartException if it does not start
     */
    public static KafkaServer start(ServerOptions options) {
        return Ports.onPort(options.port(), port -> {
            try {
                Path log = options.directory().resolve("kafka");
                Properties properties = properties(options, log, port, Ports.free());
                format(log);
                KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
                try {
                    server.startup();
                } catch (RuntimeException e) {
                    server.shutdown();
                    throw e;
                }
                return new KafkaServer(server, port);
            } catch (Exception e) {
                throw new ServerStartException("Kafka did not start on port " + port + ": " + e, e);
            }
        });
    }

    private static Properties properties(ServerOptions options, Path log, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.put("node.id", NODE);
        properties.put("process.roles", "broker,controller");
        properties.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
        properties.put("controller.listener.names", CONTROLLER);
        // Clients have a listener of their own, so that TLS and credentials concern nobody else.
        properties.put("inter.broker.listener.name", INTERNAL);
        properties.put(
                "listeners",
                CLIENT + "://" + HOST + ":" + port + "," + INTERNAL + "://" + HOST + ":0," + CONTROLLER + "://" + HOST
                        + ":" + controllerPort);
        properties.put(
                "listener.security.protocol.map",
                CLIENT + ":" + protocol(options) + "," + INTERNAL + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put("log.dirs", log.toString());

        // Internal topics for one node; many partitions would only be many files.
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(topic + ".num.partitions", "1");
            properties.put(topic + ".replication.factor", "1");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // A killed broker may register again only when its session is over.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");

        secure(properties, CLIENT, options);
        properties.putAll(options.settings());
        Object proxied = properties.remove(PROXIED);
        if (proxied != null) {
            addProxied(properties, proxied.toString().split(":", -1), options, port);
        }
        return properties;
    }

    private static void secure(Properties properties, String name, ServerOptions options) {
        String listener = "listener.name." + name.toLowerCase(Locale.ROOT) + ".";
        options.certificates().ifPresent(certificates -> {
            properties.put(listener + "ssl.keystore.type", "PKCS12");
            properties.put(
                    listener + "ssl.keystore.location", certificates.keyStore().toString());
            properties.put(listener + "ssl.keystore.password", TestCertificates.PASSWORD);
            properties.put(listener + "ssl.key.password", TestCertificates.PASSWORD);
        });
        options.credentials().ifPresent(credentials -> {
            properties.put("sasl.enabled.mechanisms", "PLAIN");
            properties.put(
                    listener + "plain.sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + credentials.user()
                            + "=\"" + credentials.password() + "\";");
        });
    }

    private static void addProxied(Properties properties, String[] ports, ServerOptions options, int port) {
        if (ports.length != 2) {
            throw new IllegalArgumentException(PROXIED + " is <port to listen on>:<port of the proxy>");
        }
        properties.merge("listeners", ",PROXIED://" + HOST + ":" + ports[0], KafkaServer::concat);
        properties.merge("listener.security.protocol.map", ",PROXIED:" + protocol(options), KafkaServer::concat);
        secure(properties, "PROXIED", options);
        properties.put(
                "advertised.listeners",
                CLIENT + "://" + HOST + ":" + port + "," + INTERNAL + "://" + HOST + ":0,PROXIED://" + HOST + ":"
                        + ports[1]);
    }

    private static Object concat(Object first, Object second) {
        return first.toString() + second;
    }

    private static String protocol(ServerOptions options) {
        boolean tls = options.certificates().isPresent();
        if (options.credentials().isPresent()) {
            return tls ? "SASL_SSL" : "SASL_PLAINTEXT";
        }
        return tls ? "SSL" : "PLAINTEXT";
    }

    /** Gives the directory an identity, unless it has one. */
    private static void format(Path log) throws Exception {
        if (Files.exists(log.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(log);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(Integer.parseInt(NODE))
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(log.toString())
                .addDirectory(log.toString())
                .run();
    }

    @Override
    public ServerKind kind() {
        return ServerKind.KAFKA;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.shutdown();
            server.awaitShutdown();
        }
    }
}
