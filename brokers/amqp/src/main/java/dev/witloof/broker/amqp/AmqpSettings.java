package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.adapter.Login;
import dev.witloof.broker.adapter.ServerAddress;
import dev.witloof.broker.adapter.TlsSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The settings of a connection, read; see {@link AmqpBrokerProvider}. */
record AmqpSettings(
        ServerAddress.Host server,
        Optional<TlsSettings> tls,
        Optional<String> username,
        Optional<String> password,
        String containerId,
        Duration connectTimeout,
        Duration sendTimeout,
        Duration idleTimeout,
        Optional<String> replyQueue,
        boolean rejectsDeadLetters,
        long maxMessageBytes,
        long maxPendingBytes) {
    private static final int PORT = 5672;
    private static final int TLS_PORT = 5671;
    private static final long USUAL_MESSAGE_BYTES = 100L << 20;
    private static final long USUAL_PENDING_BYTES = 64L << 20;
    private static final Set<String> KEYS = Set.of(
            "username",
            "password",
            "client-id",
            "connect-timeout",
            "send-timeout",
            "reply.queue",
            "amqp.dead-letters",
            "amqp.max-message-bytes",
            "amqp.max-pending-bytes",
            "amqp.idle-timeout");

    static AmqpSettings of(BrokerUrl url, BrokerConfig config) {
        Set<String> known = new TreeSet<>(KEYS);
        known.addAll(TlsSettings.KEYS);
        config.requireKnown(known);
        boolean encrypted = url.scheme().equals("amqps");
        ServerAddress address = ServerAddress.parse(url, encrypted ? TLS_PORT : PORT);
        if (!address.path().isEmpty() || !address.query().isEmpty()) {
            throw new IllegalArgumentException("the broker URL " + url
                    + " cannot be used: an AMQP 1.0 URL has no path here, and settings do not stand in it");
        }
        Login login = Login.of(address, config);
        Optional<String> replyQueue = config.text("reply.queue");
        replyQueue.flatMap(AmqpAddresses::problem).ifPresent(problem -> {
            throw new IllegalArgumentException("reply.queue cannot be used: " + problem);
        });
        return new AmqpSettings(
                address.host(),
                TlsSettings.of(config, encrypted),
                login.username(),
                login.password(),
                config.text("client-id").filter(id -> !id.isBlank()).orElseGet(() -> "witloof-" + UUID.randomUUID()),
                atLeastOneMilli(config, "connect-timeout", Duration.ofSeconds(10)),
                atLeastOneMilli(config, "send-timeout", Duration.ofSeconds(10)),
                atLeastOneMilli(config, "amqp.idle-timeout", Duration.ofSeconds(60)),
                replyQueue,
                rejectsDeadLetters(config),
                config.number("amqp.max-message-bytes", USUAL_MESSAGE_BYTES, 1, Integer.MAX_VALUE),
                config.number("amqp.max-pending-bytes", USUAL_PENDING_BYTES, 1, Long.MAX_VALUE / 2));
    }

    private static boolean rejectsDeadLetters(BrokerConfig config) {
        String found = config.text("amqp.dead-letters").orElse("publish");
        return switch (found) {
            case "publish" -> false;
            case "reject" -> true;
            default ->
                throw new IllegalArgumentException(
                        "amqp.dead-letters is \"" + found + "\", but wanted is publish or reject");
        };
    }

    private static Duration atLeastOneMilli(BrokerConfig config, String key, Duration absent) {
        Duration found = config.duration(key, absent);
        if (found.toMillis() < 1 || found.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(key + " is " + found + ", but wanted is 1ms to 24 days");
        }
        return found;
    }

    /** The settings without their secrets. */
    @Override
    public String toString() {
        return "AmqpSettings[" + server + ", container id " + containerId + "]";
    }
}
