package dev.witloof.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.KafkaServer;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.TestCertificates;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that wants TLS and a password, and makes topics by itself, as Kafka's do unless told otherwise. */
class SecurityTest extends KafkaTestBase {
    private static final String USER = "shop";
    private static final String PASSWORD = "not-a-secret";
    private static final String HARD_PASSWORD = "a \"b\" \\ c; d='é";

    private static final TestCertificates CERTIFICATES = TestCertificates.in(TestKafka.directory("certificates"));
    private static BrokerServer server;

    @BeforeAll
    static void start() throws Exception {
        server = KafkaServer.start(ServerOptions.in(TestKafka.directory("secure"))
                .withTls(CERTIFICATES)
                .withCredentials(USER, PASSWORD)
                .with("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512")
                .with(
                        "listener.name.client.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"));
        KafkaSettings settings = KafkaSettings.of(
                BrokerUrl.parse(server.url("kafkas")),
                BrokerConfig.of(Map.of(
                        "username", USER,
                        "password", PASSWORD,
                        "tls.ca", CERTIFICATES.certificatePem().toString())));
        try (Admin admin = Admin.create(settings.admin())) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "scram", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), HARD_PASSWORD)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Broker connectWith(String user, String password, String... more) {
        String[] settings = new String[more.length + 4];
        System.arraycopy(more, 0, settings, 0, more.length);
        settings[more.length] = "username";
        settings[more.length + 1] = user;
        settings[more.length + 2] = "password";
        settings[more.length + 3] = password;
        return connectTo(server.url("kafkas"), settings);
    }

    private static String ca() {
        return CERTIFICATES.certificatePem().toString();
    }

    private static void assertWorks(Broker broker, String topic) throws Exception {
        Inbox inbox = subscribe(broker, to(topic).group("g-" + topic));
        publish(broker, topic, "secret");
        assertThat(inbox.ackedText()).isEqualTo("secret");
    }

    private static BrokerException refused(Runnable connecting) {
        Throwable thrown = catchThrowable(connecting::run);
        assertThat(thrown).isInstanceOf(BrokerException.class);
        assertThat(thrown.toString()).doesNotContain("wrong-password", PASSWORD);
        return (BrokerException) thrown;
    }

    @Test
    void aPasswordInTheUrlAndACertificateLetIn() throws Exception {
        String url = "kafkas://" + USER + ":" + PASSWORD + "@" + server.address();
        assertWorks(connectTo(url, "tls.ca", ca()), freshName());
    }

    @Test
    void scramTakesAnyPassword() throws Exception {
        Broker broker = connectWith(
                "scram",
                HARD_PASSWORD,
                "kafka.sasl.mechanism",
                "SCRAM-SHA-512",
                "tls.truststore",
                CERTIFICATES.trustStore().toString(),
                "tls.truststore-password",
                TestCertificates.PASSWORD);
        assertWorks(broker, freshName());
    }

    @Test
    void aLoginModuleOfOnesOwnLetsInWithItsMechanism() throws Exception {
        String module = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER
                + "\" password=\"" + PASSWORD + "\";";
        String url = server.url("kafkas");

        Throwable alone = catchThrowable(() -> connectTo(url, "tls.ca", ca(), "kafka.sasl.jaas.config", module));
        assertThat(alone)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kafka.sasl.mechanism")
                .hasMessageNotContaining(PASSWORD);

        assertWorks(
                connectTo(url, "tls.ca", ca(), "kafka.sasl.jaas.config", module, "kafka.sasl.mechanism", "PLAIN"),
                freshName());
    }

    @Test
    void aWrongPasswordIsNotLetInAndNotShown() {
        assertThat(refused(() -> connectWith(USER, "wrong-password", "tls.ca", ca()))
                        .kind())
                .isEqualTo(Kind.PERMISSION_DENIED);
        assertThat(refused(() -> connectWith(
                                "scram", "wrong-password", "tls.ca", ca(), "kafka.sasl.mechanism", "SCRAM-SHA-512"))
                        .kind())
                .isEqualTo(Kind.PERMISSION_DENIED);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNoServer() {
        assertThat(refused(() -> connectWith(USER, PASSWORD)).kind()).isEqualTo(Kind.CONNECTION);
    }

    @Test
    void aConnectionWithoutTlsIsGivenUpInTime() {
        assertThat(refused(() -> connectTo(server.url(), "connect-timeout", "2s"))
                        .kind())
                .isEqualTo(Kind.CONNECTION);
    }

    @Test
    void theBrokerMakesATopicThatIsPublishedTo() throws Exception {
        Broker broker = connectWith(USER, PASSWORD, "tls.ca", ca(), "reply.topic", freshName());
        publish(broker, freshName(), "first");
        assertThat(broker.openReplyChannel(reply -> {}).address()).isNotBlank();
    }
}
