package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.ConnectionFactory;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.adapter.Login;
import dev.witloof.broker.adapter.ServerAddress;
import dev.witloof.broker.adapter.TlsSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How to connect, and how topics are laid out at the broker.
 *
 * @param factory makes connections
 * @param servers where to
 * @param where the address for people, without secrets
 * @param name what the broker shows for each connection
 * @param exchange the topic exchange
 * @param createEntities whether queues are declared, or must be there
 * @param quorum whether queues of groups are replicated
 * @param sendTimeout how long a confirmation may take
 * @param maxMessageBytes the largest body
 */
record RabbitMqSettings(
        ConnectionFactory factory,
        List<Address> servers,
        String where,
        String name,
        String exchange,
        boolean createEntities,
        boolean quorum,
        Duration sendTimeout,
        int maxMessageBytes) {
    static final String SCHEME = "rabbitmq";
    static final String TLS_SCHEME = "rabbitmqs";

    private static final Set<String> KEYS = Set.of(
            "username",
            "password",
            "client-id",
            "connect-timeout",
            "send-timeout",
            "create-entities",
            "rabbitmq.exchange",
            "rabbitmq.heartbeat",
            "rabbitmq.max-message-bytes",
            "rabbitmq.queue-type");
    private static final long RABBITMQ_MAX_MESSAGE = 128L << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    static RabbitMqSettings of(BrokerUrl url, BrokerConfig config) {
        Set<String> known = new HashSet<>(KEYS);
        known.addAll(TlsSettings.KEYS);
        config.requireKnown(known);
        boolean encrypted = url.scheme().equals(TLS_SCHEME);
        int defaultPort =
                encrypted ? ConnectionFactory.DEFAULT_AMQP_OVER_SSL_PORT : ConnectionFactory.DEFAULT_AMQP_PORT;
        ServerAddress address = ServerAddress.parse(url, defaultPort);
        if (!address.query().isEmpty()) {
            throw new IllegalArgumentException(
                    "the broker URL " + address + " has a query, which is not read: give settings beside the URL");
        }
        return new RabbitMqSettings(
                factory(address, config, encrypted),
                address.hosts().stream()
                        .map(host -> new Address(host.name(), host.port()))
                        .toList(),
                address.toString(),
                config.text("client-id").orElse("witloof"),
                exchange(config),
                config.flag("create-entities", true),
                quorum(config),
                config.duration("send-timeout", TIMEOUT),
                (int) config.number("rabbitmq.max-message-bytes", RABBITMQ_MAX_MESSAGE, 1, Integer.MAX_VALUE));
    }

    private static ConnectionFactory factory(ServerAddress address, BrokerConfig config, boolean encrypted) {
        ConnectionFactory factory = new ConnectionFactory();
        Login login = Login.of(address, config);
        factory.setUsername(login.username().orElse(ConnectionFactory.DEFAULT_USER));
        factory.setPassword(login.password().orElse(ConnectionFactory.DEFAULT_PASS));
        factory.setVirtualHost(address.path().isEmpty() ? ConnectionFactory.DEFAULT_VHOST : address.path());
        int connectTimeout = millis(config.duration("connect-timeout", TIMEOUT));
        factory.setConnectionTimeout(connectTimeout);
        factory.setHandshakeTimeout(connectTimeout);
        // Whoever waits for an answer holds up others, and the library would wait for ten minutes.
        factory.setChannelRpcTimeout(Math.max(connectTimeout, millis(config.duration("send-timeout", TIMEOUT))));
        factory.setRequestedHeartbeat((int) Math.max(
                1, config.duration("rabbitmq.heartbeat", Duration.ofSeconds(10)).toSeconds()));
        // Connections and channels are made anew by Link, which also tells what happened to what was unsettled.
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        // The library's own limit for what it receives; the broker's is what counts.
        factory.setMaxInboundMessageBodySize(Integer.MAX_VALUE);
        TlsSettings.of(config, encrypted).ifPresent(tls -> {
            factory.useSslProtocol(tls.context());
            if (tls.verifyHost()) {
                factory.enableHostnameVerification();
            }
        });
        return factory;
    }

    private static int millis(Duration timeout) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, timeout.toMillis()));
    }

    private static String exchange(BrokerConfig config) {
        String exchange = config.text("rabbitmq.exchange").orElse("amq.topic");
        if (exchange.isEmpty()) {
            throw new IllegalArgumentException(
                    "rabbitmq.exchange is empty, but the default exchange has no topics; leave it out for amq.topic");
        }
        return exchange;
    }

    private static boolean quorum(BrokerConfig config) {
        String type = config.text("rabbitmq.queue-type").orElse("classic");
        return switch (type) {
            case "classic" -> false;
            case "quorum" -> true;
            default ->
                throw new IllegalArgumentException(
                        "setting rabbitmq.queue-type is \"" + type + "\", but wanted is classic or quorum");
        };
    }
}
