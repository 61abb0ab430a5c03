package dev.witloof.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.Brokers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSettingsTest {

    private static KafkaSettings read(String url, String... pairs) {
        BrokerConfig config = BrokerConfig.EMPTY;
        for (int i = 0; i < pairs.length; i += 2) {
            config = config.with(pairs[i], pairs[i + 1]);
        }
        return KafkaSettings.of(BrokerUrl.parse(url), config);
    }

    @Test
    void theUrlNamesServersAndWhoConnects() {
        KafkaSettings settings = read("kafka://me:s%22e%5Ccret@a:1,b,[::1]:3");

        assertThat(settings.servers()).isEqualTo("a:1,b:9092,[::1]:3");
        assertThat(settings.producer())
                .containsEntry("security.protocol", "SASL_PLAINTEXT")
                .containsEntry("sasl.mechanism", "PLAIN")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"me\""
                                + " password=\"s\\\"e\\\\cret\";");
        assertThat(settings.toString()).doesNotContain("cret");
        assertThat(read("kafka://a").consumer(Optional.of("g"), 1)).containsEntry("security.protocol", "PLAINTEXT");
        assertThat(read("kafkas://a", "username", "me", "password", "p", "kafka.sasl.mechanism", "SCRAM-SHA-512")
                        .admin())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .hasEntrySatisfying(
                        "sasl.jaas.config", line -> assertThat(line.toString()).contains("ScramLoginModule"));
    }

    @Test
    void propertiesReachTheClientsThatHaveThem() {
        KafkaSettings settings = read(
                "kafka://a",
                "kafka.linger.ms",
                "7",
                "kafka.session.timeout.ms",
                "9000",
                "client-id",
                "shop",
                "send-timeout",
                "3s");

        assertThat(settings.producer())
                .containsEntry("linger.ms", "7")
                .containsEntry("client.id", "shop")
                .containsEntry("delivery.timeout.ms", "3000")
                .containsEntry("acks", "all")
                .doesNotContainKey("session.timeout.ms");
        assertThat(settings.consumer(Optional.of("g"), 16))
                .containsEntry("session.timeout.ms", "9000")
                .containsEntry("group.id", "g")
                .containsEntry("max.poll.records", "16")
                .containsEntry("enable.auto.commit", "false")
                .doesNotContainKey("linger.ms");
        assertThat(settings.joinTimeout().toMillis()).isEqualTo(19_000);
    }

    @Test
    void theNewGroupProtocolLeavesOutWhatItsBrokerDecides() {
        Map<String, Object> consumer =
                read("kafka://a", "kafka.group.protocol", "consumer").consumer(Optional.of("g"), 1);

        assertThat(consumer)
                .containsEntry("group.protocol", "consumer")
                .doesNotContainKeys("session.timeout.ms", "partition.assignment.strategy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka://a | kafka.linger.mss | 1 | did you mean kafka.linger.ms?",
                "kafka://a | kafka.enable.auto.commit | true | acknowledged",
                "kafka://a | kafka.acks | 1 | in sync",
                "kafka://a | kafka.nothing.like.it.at.all | 1 | no client of Kafka has",
                "kafka://a | usernam | me | did you mean username?",
                "kafka://a | username | me | without a password",
                "kafka://me:p@a | username | me | one of them is enough",
                "kafka://a/path | client-id | me | has a path",
                "kafka://a | tls.ca | ca.pem | without encryption",
                "kafka://a | send-timeout | 0s | 1ms to 24h",
                "kafka://a | reply.topic | a b | reply.topic",
                "kafka: | client-id | me | no //"
            })
    void whatCannotBeIsRefusedByName(String url, String key, String value, String said) {
        assertThatThrownBy(() -> read(url, key, value)).hasMessageContaining(said);
    }

    /** What Kafka's clients would not look at, as the adapter uses them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka.ssl.truststore.location | /nowhere/at-all.p12 | use tls.truststore",
                "kafka.ssl.truststore.certificates | pem | use tls.ca",
                "kafka.ssl.keystore.location | /nowhere/at-all.p12 | use tls.keystore",
                "kafka.ssl.key.password | topsecret | use tls.keystore-password",
                "kafka.ssl.endpoint.identification.algorithm | '' | use tls.verify-host",
                "kafka.ssl.enabled.protocols | TLSv1.3 | jdk.tls.client.protocols",
                "kafka.ssl.cipher.suites | NONSENSE | jdk.tls.client.cipherSuites",
                "kafka.ssl.provider | Nobody | that begin with tls.",
                "kafka.sasl.jaas.config | SomeModule required password=topsecret; | kafka.sasl.mechanism",
                "kafka.sasl.login.class | SomeLogin | kafka.sasl.mechanism",
                "kafka.sasl.oauthbearer.token.endpoint.url | https://a | kafka.sasl.mechanism",
                "kafka.auto.commit.interval.ms | 1 | acknowledged",
                "kafka.transaction.timeout.ms | 1 | one by one",
                "kafka.share.acknowledgement.mode | explicit | consumer groups",
                "kafka.exclude.internal.topics | true | one topic",
                "kafka.bootstrap.controllers | b:1 | in the URL",
                "kafka.config.providers | file | the values themselves"
            })
    void whatWouldDoNothingIsRefusedWithWhatToUseInstead(String key, String value, String said) {
        for (String url : List.of("kafka://127.0.0.1:1", "kafkas://127.0.0.1:1")) {
            assertThatThrownBy(() -> Brokers.check(BrokerUrl.parse(url), BrokerConfig.EMPTY.with(key, value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(key)
                    .hasMessageContaining(said)
                    .hasMessageNotContaining("topsecret");
        }
    }

    @Test
    void noTlsPropertyOfKafkaIsTaken() {
        Set<String> properties = new TreeSet<>(ProducerConfig.configNames());
        properties.addAll(ConsumerConfig.configNames());
        properties.addAll(AdminClientConfig.configNames());
        properties.removeIf(property -> !property.startsWith("ssl."));
        assertThat(properties).hasSizeGreaterThan(10);

        for (String property : properties) {
            assertThatThrownBy(() -> Brokers.check(
                            BrokerUrl.parse("kafkas://a"), BrokerConfig.EMPTY.with("kafka." + property, "x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("tls.");
        }
    }

    @Test
    void aPasswordIsForMechanismsThatTakeOne() {
        assertThatThrownBy(() -> read("kafka://me:topsecret@a", "kafka.sasl.mechanism", "OAUTHBEARER"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OAUTHBEARER")
                .hasMessageNotContaining("topsecret");
    }
}
