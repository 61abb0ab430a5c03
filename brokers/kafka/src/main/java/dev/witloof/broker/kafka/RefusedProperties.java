package dev.witloof.broker.kafka;

import java.util.Map;
import java.util.Optional;

/**
 * Properties of Kafka's clients that a user cannot set: those that the adapter's guarantees stand on, and those that would do
 * nothing here. Each says where what it is for is set instead.
 */
final class RefusedProperties {
    private static final String TLS = "ssl.";

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("bootstrap.servers", "name the servers in the URL"),
            Map.entry("bootstrap.controllers", "name the servers in the URL, which are brokers"),
            Map.entry("config.providers", "give the values themselves"),
            Map.entry("security.protocol", "use kafka:// or kafkas://, and username and password"),
            Map.entry("client.id", "use client-id"),
            Map.entry("group.id", "name the group of each subscription"),
            Map.entry("auto.offset.reset", "it is a setting of each subscription"),
            Map.entry("delivery.timeout.ms", "use send-timeout"),
            Map.entry("max.block.ms", "use send-timeout"),
            Map.entry("enable.auto.commit", "messages are committed when they are acknowledged"),
            Map.entry("auto.commit.interval.ms", "messages are committed when they are acknowledged"),
            Map.entry("exclude.internal.topics", "a subscription names one topic"),
            Map.entry("share.acknowledgement.mode", "groups are consumer groups"),
            Map.entry("share.acquire.mode", "groups are consumer groups"),
            Map.entry("acks", "a publish is confirmed by all replicas that are in sync"),
            Map.entry("enable.idempotence", "a publish that the client repeats is stored once"),
            Map.entry("transactional.id", "messages are published one by one"),
            Map.entry("transaction.timeout.ms", "messages are published one by one"),
            Map.entry("transaction.two.phase.commit.enable", "messages are published one by one"),
            Map.entry("key.serializer", "keys are bytes"),
            Map.entry("value.serializer", "bodies are bytes"),
            Map.entry("key.deserializer", "keys are bytes"),
            Map.entry("value.deserializer", "bodies are bytes"),
            Map.entry("ssl.truststore.location", "use tls.truststore"),
            Map.entry("ssl.truststore.password", "use tls.truststore-password"),
            Map.entry("ssl.truststore.type", "use tls.truststore, whose type is seen from the file"),
            Map.entry("ssl.truststore.certificates", "use tls.ca, which names a file of PEM certificates"),
            Map.entry("ssl.keystore.location", "use tls.keystore"),
            Map.entry("ssl.keystore.password", "use tls.keystore-password"),
            Map.entry("ssl.keystore.type", "use tls.keystore, whose type is seen from the file"),
            Map.entry("ssl.keystore.key", "use tls.keystore, which names a PKCS #12 or JKS file"),
            Map.entry("ssl.keystore.certificate.chain", "use tls.keystore, which names a PKCS #12 or JKS file"),
            Map.entry("ssl.key.password", "use tls.keystore-password, which is the key's, too"),
            Map.entry("ssl.endpoint.identification.algorithm", "use tls.verify-host"),
            Map.entry("ssl.protocol", "use the JDK's jdk.tls.client.protocols"),
            Map.entry("ssl.enabled.protocols", "use the JDK's jdk.tls.client.protocols"),
            Map.entry("ssl.cipher.suites", "use the JDK's jdk.tls.client.cipherSuites"));

    private RefusedProperties() {}

    /** What to do instead of setting a property; nothing if a user may set it. */
    static Optional<String> instead(String property) {
        // By prefix, because Kafka's clients read none of them beside an engine that is made elsewhere.
        String unnamed = property.startsWith(TLS) ? "use the settings that begin with tls." : null;
        return Optional.ofNullable(INSTEAD.getOrDefault(property, unnamed));
    }
}
