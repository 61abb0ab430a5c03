package dev.witloof.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is let in, and who may listen. */
class SecurityTest {
    @TempDir
    Path directory;

    private static BrokerServer start(ServerKind kind, ServerOptions options) {
        if (kind != ServerKind.MINI_NATS) {
            RealServer.require("credentials and TLS with nats-server");
        }
        return kind.start(options);
    }

    private static void talks(Broker broker) throws InterruptedException {
        BlockingQueue<Delivery> received = new LinkedBlockingQueue<>();
        broker.subscribe(SubscriptionSpec.builder("orders").build(), received::add);
        Waiting.await(broker.publish(Envelope.of("orders", "hello")));
        assertThat(Waiting.acked(received)).isEqualTo("hello");
    }

    /**
     * The client library waits for the whole time when a server refuses it, so this is short; a busy machine may need more
     * to be told why.
     */
    private static BrokerException refused(Kind kind, String url, BrokerConfig config) {
        BrokerException refusal = refusal(2, url, config);
        for (int seconds = 8; seconds < 60 && refusal.kind() != kind; seconds *= 4) {
            refusal = refusal(seconds, url, config);
        }
        assertThat(refusal.kind()).isEqualTo(kind);
        return refusal;
    }

    private static BrokerException refusal(int seconds, String url, BrokerConfig config) {
        return BrokerException.from(
                catchThrowable(() -> Brokers.connect(url, config.with("connect-timeout", seconds + "s"))
                        .close()));
    }

    @ParameterizedTest
    @EnumSource(names = {"MINI_NATS", "NATS"})
    void credentialsComeFromTheUrlOrTheSettings(ServerKind kind) throws Exception {
        ServerOptions options = ServerOptions.in(directory).withCredentials("shop", "p@ss/word");
        try (BrokerServer server = start(kind, options);
                Broker url = Brokers.connect("nats://shop:p%40ss%2Fword@" + server.address());
                Broker settings = Brokers.connect(
                        server.url(), BrokerConfig.of(Map.of("username", "shop", "password", "p@ss/word")))) {
            talks(url);
            talks(settings);

            assertThat(refused(Kind.PERMISSION_DENIED, "nats://shop:secret@" + server.address(), BrokerConfig.EMPTY))
                    .message()
                    .contains(server.address())
                    .doesNotContain("secret");
            refused(Kind.PERMISSION_DENIED, server.url(), BrokerConfig.EMPTY);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MINI_NATS", "NATS"})
    void anEncryptedConnectionTrustsWhatItIsTold(ServerKind kind) throws Exception {
        TestCertificates certificates = TestCertificates.in(directory.resolve("certificates"));
        ServerOptions options = ServerOptions.in(directory.resolve("server")).withTls(certificates);
        BrokerConfig trusting =
                BrokerConfig.EMPTY.with("tls.ca", certificates.certificatePem().toString());
        try (BrokerServer server = start(kind, options);
                Broker address = Brokers.connect(server.url("natss"), trusting);
                Broker name = Brokers.connect("natss://localhost:" + server.port(), trusting)) {
            talks(address);
            talks(name);

            refused(Kind.CONNECTION, server.url("natss"), BrokerConfig.EMPTY);
            refused(Kind.CONNECTION, server.url(), BrokerConfig.EMPTY);
        }
    }

    @Test
    void aCertificateNamesTheServerUnlessThatIsWaived() throws Exception {
        TestCertificates certificates = TestCertificates.in(directory.resolve("certificates"));
        ServerOptions options = ServerOptions.in(directory.resolve("server")).withTls(certificates);
        BrokerConfig trusting =
                BrokerConfig.EMPTY.with("tls.ca", certificates.certificatePem().toString());
        // The same server, at an address that is not in its certificate.
        InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (BrokerServer server = ServerKind.MINI_NATS.start(options);
                ServerSocket relay = new ServerSocket(0, 50, other)) {
            daemon(() -> relay(relay, server.port()));
            String url = "natss://127.0.0.2:" + relay.getLocalPort();

            refused(Kind.CONNECTION, url, trusting);

            try (Broker broker = Brokers.connect(url, trusting.with("tls.verify-host", "false"))) {
                talks(broker);
            }
        }
    }

    private static void relay(ServerSocket relay, int port) throws IOException {
        while (true) {
            Socket client = relay.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            daemon(() -> pump(client, server));
            daemon(() -> pump(server, client));
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Relaying {
        void run() throws IOException;
    }

    private static void daemon(Relaying task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One side has ended.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
