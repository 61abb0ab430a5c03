package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.adapter.Login;
import dev.witloof.broker.adapter.ServerAddress;
import dev.witloof.broker.adapter.TlsSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who connects, and how it is encrypted, as properties of Kafka's clients. */
final class KafkaSecurity {
    /** The keys of the settings that are read here, beside those of TLS. */
    static final Set<String> KEYS = Set.of("username", "password");

    private static final String SASL = "sasl.";
    private static final String MECHANISM = "sasl.mechanism";
    private static final String JAAS = "sasl.jaas.config";

    private KafkaSecurity() {}

    /** The properties; {@code given} are those that the user has set. */
    static Map<String, Object> properties(
            ServerAddress address, BrokerConfig settings, boolean encrypted, Map<String, Object> given) {
        Map<String, Object> properties = new HashMap<>();
        Login login = Login.of(address, settings);
        Optional<String> user = login.username();
        Optional<String> password = login.password();
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException(
                    user.isPresent()
                            ? "there is a username without a password"
                            : "there is a password without a username");
        }
        if (user.isPresent()) {
            if (given.containsKey(JAAS)) {
                throw new IllegalArgumentException(
                        "username and " + KafkaSettings.PREFIX + JAAS + " are both set; one of them is enough");
            }
            String mechanism = String.valueOf(given.getOrDefault(MECHANISM, "PLAIN"));
            properties.put(MECHANISM, mechanism);
            properties.put(
                    JAAS,
                    loginModule(mechanism) + " required username=" + quote(user.get()) + " password="
                            + quote(password.orElseThrow()) + ";");
        }
        boolean sasl = user.isPresent() || given.containsKey(MECHANISM);
        if (!sasl) {
            refuseUnused(given);
        }
        TlsSettings.of(settings, encrypted).ifPresent(tls -> {
            properties.put("ssl.engine.factory.class", KafkaTls.class.getName());
            properties.put(KafkaTls.SETTINGS, tls);
        });
        properties.put("security.protocol", (sasl ? "SASL_" : "") + (encrypted ? "SSL" : "PLAINTEXT"));
        return properties;
    }

    /** Without a mechanism nobody is authenticated, whatever else is said of how. */
    private static void refuseUnused(Map<String, Object> given) {
        given.keySet().stream()
                .filter(key -> key.startsWith(SASL))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(KafkaSettings.PREFIX + key
                            + " is set, but nothing asks for authentication: set " + KafkaSettings.PREFIX + MECHANISM
                            + " too, or a username and a password");
                });
    }

    private static String loginModule(String mechanism) {
        return switch (mechanism) {
            case "PLAIN" -> "org.apache.kafka.common.security.plain.PlainLoginModule";
            case "SCRAM-SHA-256", "SCRAM-SHA-512" -> "org.apache.kafka.common.security.scram.ScramLoginModule";
            default ->
                throw new IllegalArgumentException("a username and a password are for " + KafkaSettings.PREFIX
                        + MECHANISM + " PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512, and not for " + mechanism
                        + "; it wants "
                        + KafkaSettings.PREFIX + JAAS);
        };
    }

    /** A text in quotes, as Kafka's reader of JAAS lines takes it. */
    private static String quote(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
