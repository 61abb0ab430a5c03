package dev.witloof.broker.mqtt;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.Login;
import dev.witloof.broker.adapter.ServerAddress;
import dev.witloof.broker.adapter.TlsSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The settings of a connection, read; see {@link MqttBrokerProvider}. */
record MqttSettings(
        ServerAddress.Host server,
        Optional<TlsSettings> tls,
        Optional<String> username,
        Optional<String> password,
        String clientId,
        Duration connectTimeout,
        Duration sendTimeout,
        int keepAliveSeconds,
        long sessionExpirySeconds,
        int receiveMaximum,
        String replyTopic,
        boolean requireSubscribers) {
    private static final int PORT = 1883;
    private static final int TLS_PORT = 8883;
    private static final int MOST_RECEIVE_MAXIMUM = 65_535;
    private static final Duration LONGEST_KEEP_ALIVE = Duration.ofSeconds(65_535);
    // One less than what MQTT takes for "for ever".
    private static final Duration LONGEST_EXPIRY = Duration.ofSeconds(0xFFFF_FFFEL);
    private static final Set<String> KEYS = Set.of(
            "username",
            "password",
            "client-id",
            "connect-timeout",
            "send-timeout",
            "mqtt.keep-alive",
            "mqtt.session-expiry",
            "mqtt.receive-maximum",
            "reply.topic",
            "mqtt.require-subscribers");

    static MqttSettings of(BrokerUrl url, BrokerConfig config) {
        Set<String> known = new TreeSet<>(KEYS);
        known.addAll(TlsSettings.KEYS);
        config.requireKnown(known);
        boolean encrypted = url.scheme().equals("mqtts");
        ServerAddress address = ServerAddress.parse(url, encrypted ? TLS_PORT : PORT);
        if (!address.path().isEmpty() || !address.query().isEmpty()) {
            throw new IllegalArgumentException("the broker URL " + url
                    + " cannot be used: MQTT servers have no path, and settings do not stand in the URL");
        }
        Login login = Login.of(address, config);
        String clientId = config.text("client-id").orElseGet(MqttSettings::clientIdOfThisHost);
        requireText("client-id", clientId);
        String replyTopic = config.text("reply.topic").orElse("witloof/reply/" + clientId);
        MqttTopics.problem(replyTopic).ifPresent(problem -> {
            throw new IllegalArgumentException("reply.topic cannot be used: " + problem);
        });
        return new MqttSettings(
                address.host(),
                TlsSettings.of(config, encrypted),
                login.username(),
                login.password(),
                clientId,
                atLeastOneMilli(config, "connect-timeout", Duration.ofSeconds(10)),
                atLeastOneMilli(config, "send-timeout", Duration.ofSeconds(10)),
                (int) seconds(config, "mqtt.keep-alive", Duration.ofSeconds(30), LONGEST_KEEP_ALIVE),
                seconds(config, "mqtt.session-expiry", Duration.ofHours(24), LONGEST_EXPIRY),
                (int) config.number("mqtt.receive-maximum", 0, 1, MOST_RECEIVE_MAXIMUM),
                replyTopic,
                config.flag("mqtt.require-subscribers", true));
    }

    /** How many messages a subscription may have unacknowledged. */
    int receiveMaximum(SubscriptionSpec spec) {
        // MQTT has messages acknowledged in the order in which they came, so one that waits for another attempt keeps
        // the places of those that came after it, although they are done with.
        int usual = 2 * spec.maxInFlight() + 8;
        return Math.min(
                MOST_RECEIVE_MAXIMUM, Math.max(spec.maxInFlight(), receiveMaximum == 0 ? usual : receiveMaximum));
    }

    /** A client id for a session that nobody comes back to. */
    String passingClientId() {
        return clientId + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static Duration atLeastOneMilli(BrokerConfig config, String key, Duration absent) {
        Duration found = config.duration(key, absent);
        if (found.toMillis() < 1 || found.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(key + " is " + found + ", but wanted is 1ms to 24 days");
        }
        return found;
    }

    private static long seconds(BrokerConfig config, String key, Duration absent, Duration most) {
        Duration found = config.duration(key, absent);
        if (found.toSeconds() < 1 || found.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    key + " is " + found + ", but wanted is 1s to " + most.toSeconds() + "s");
        }
        return found.toSeconds();
    }

    private static void requireText(String key, String text) {
        Optional<String> problem = text.isEmpty() ? Optional.of("it is empty") : MqttTexts.problem(text);
        if (problem.isPresent() || text.contains("/") || text.contains("+") || text.contains("#")) {
            throw new IllegalArgumentException(
                    key + " cannot be used: " + problem.orElse("it has one of the characters / + #"));
        }
    }

    private static String clientIdOfThisHost() {
        String host = System.getenv("HOSTNAME");
        if (host == null || host.isBlank()) {
            try {
                host = InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                host = "unnamed-host";
            }
        }
        return "witloof-" + host.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /** The settings without their secrets. */
    @Override
    public String toString() {
        return "MqttSettings[" + server + ", client id " + clientId + "]";
    }
}
