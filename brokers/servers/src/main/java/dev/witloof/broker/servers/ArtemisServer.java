package dev.witloof.broker.servers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * Apache ActiveMQ Artemis in this JVM, for AMQP 1.0 or MQTT 5.
 *
 * <p>Persistent, it has a message in its journal, synced, before it accepts it. Addresses are made on first use: queues
 * for AMQP, topics for MQTT.
 *
 * <p>Settings: {@code auto-create} ({@code true} otherwise), {@code queues} (names of queues to make, with commas),
 * {@code dead-letter-address} ({@code DLQ} otherwise, a queue that is there), {@code max-delivery-attempts} (10
 * otherwise), {@code redelivery-delay} in milliseconds (0 otherwise), and {@code acceptor.}X for the acceptor's
 * parameter X.
 */
public final class ArtemisServer implements BrokerServer {
    private static final String ACCEPTOR = "acceptor.";
    private static final String ANYTHING = "#";
    private static final String ROLE = "users";
    private static final Set<String> SETTINGS =
            Set.of("auto-create", "queues", "dead-letter-address", "max-delivery-attempts", "redelivery-delay");

    private final ServerKind kind;
    private final EmbeddedActiveMQ broker;
    private final int port;

    private ArtemisServer(ServerKind kind, EmbeddedActiveMQ broker, int port) {
        this.kind = kind;
        this.broker = broker;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param kind {@link ServerKind#ARTEMIS_AMQP} or {@link ServerKind#ARTEMIS_MQTT}
     * @param options how it is to run
     * @return the server, ready
     * @throws ServerStartException if it does not start
     * @throws IllegalArgumentException if it does not know a setting
     */
    public static ArtemisServer start(ServerKind kind, ServerOptions options) {
        for (String key : options.settings().keySet()) {
            if (!SETTINGS.contains(key) && !key.startsWith(ACCEPTOR)) {
                throw new IllegalArgumentException(
                        "Artemis is started with the settings " + SETTINGS + " and acceptor.*, not " + key);
            }
        }
        return Ports.onPort(options.port(), port -> {
            try {
                EmbeddedActiveMQ broker = new EmbeddedActiveMQ().setConfiguration(configuration(kind, options, port));
                options.credentials().ifPresent(c -> broker.setSecurityManager(securityManager(c)));
                try {
                    broker.start();
                    // Artemis only logs when an acceptor cannot listen.
                    if (!broker.getActiveMQServer().isStarted() || !acceptorStarted(broker)) {
                        throw new IllegalStateException("it does not listen");
                    }
                } catch (Exception e) {
                    broker.stop();
                    throw e;
                }
                return new ArtemisServer(kind, broker, port);
            } catch (Exception e) {
                throw new ServerStartException("Artemis did not start on port " + port + ": " + e, e);
            }
        });
    }

    private static boolean acceptorStarted(EmbeddedActiveMQ broker) {
        return broker.getActiveMQServer().getRemotingService().getAcceptors().values().stream()
                .allMatch(acceptor -> acceptor.isStarted());
    }

    private static Configuration configuration(ServerKind kind, ServerOptions options, int port) throws Exception {
        Path directory = options.directory().resolve("artemis");
        Configuration configuration = new ConfigurationImpl()
                .setName("artemis")
                .setPersistenceEnabled(options.persistent())
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setJMXManagementEnabled(false)
                .setCriticalAnalyzer(false)
                // Otherwise a full disk of the machine that tests blocks every producer.
                .setMaxDiskUsage(-1)
                .setSecurityEnabled(options.credentials().isPresent())
                .addAcceptorConfiguration("broker", acceptor(kind, options, port));
        if (options.credentials().isPresent()) {
            Role role = new Role(ROLE, true, true, true, true, true, true, true, true, true, true, false, false);
            configuration.putSecurityRoles(ANYTHING, Set.of(role));
        }
        RoutingType routing = kind == ServerKind.ARTEMIS_MQTT ? RoutingType.MULTICAST : RoutingType.ANYCAST;
        String deadLetters = options.settings().getOrDefault("dead-letter-address", "DLQ");
        configuration.addAddressSetting(ANYTHING, addressSettings(options.settings(), routing, deadLetters));
        addQueue(configuration, deadLetters);
        for (String queue : options.settings().getOrDefault("queues", "").split(",", -1)) {
            if (!queue.isBlank()) {
                addQueue(configuration, queue.strip());
            }
        }
        return configuration;
    }

    private static AddressSettings addressSettings(
            Map<String, String> settings, RoutingType routing, String deadLetters) {
        boolean create = Boolean.parseBoolean(settings.getOrDefault("auto-create", "true"));
        return new AddressSettings()
                .setAutoCreateAddresses(create)
                .setAutoCreateQueues(create)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setDefaultAddressRoutingType(routing)
                .setDefaultQueueRoutingType(routing)
                .setDeadLetterAddress(SimpleString.of(deadLetters))
                .setMaxDeliveryAttempts(Integer.parseInt(settings.getOrDefault("max-delivery-attempts", "10")))
                .setRedeliveryDelay(Long.parseLong(settings.getOrDefault("redelivery-delay", "0")));
    }

    private static void addQueue(Configuration configuration, String name) {
        QueueConfiguration queue = QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST);
        configuration.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(queue));
    }

    private static String acceptor(ServerKind kind, ServerOptions options, int port) {
        StringBuilder uri = new StringBuilder(
                "tcp://" + HOST + ":" + port + "?protocols=" + (kind == ServerKind.ARTEMIS_MQTT ? "MQTT" : "AMQP"));
        options.certificates()
                .ifPresent(c ->
                        uri.append("&sslEnabled=true&keyStoreType=PKCS12&keyStorePassword=" + TestCertificates.PASSWORD
                                + "&keyStorePath=" + encode(c.keyStore().toString())));
        options.settings().forEach((key, value) -> {
            if (key.startsWith(ACCEPTOR)) {
                uri.append('&')
                        .append(encode(key.substring(ACCEPTOR.length())))
                        .append('=')
                        .append(encode(value));
            }
        });
        return uri.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ActiveMQJAASSecurityManager securityManager(Credentials credentials) {
        return new ActiveMQJAASSecurityManager(
                InVMLoginModule.class.getName(),
                new SecurityConfiguration(
                        Map.of(credentials.user(), credentials.password()), Map.of(credentials.user(), List.of(ROLE))));
    }

    @Override
    public ServerKind kind() {
        return kind;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("Artemis did not stop", e);
        }
    }
}
