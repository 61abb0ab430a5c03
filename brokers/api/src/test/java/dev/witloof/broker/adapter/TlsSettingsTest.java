package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.BrokerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class TlsSettingsTest {
    @TempDir
    static Path dir;

    @BeforeAll
    static void certificate() throws IOException, InterruptedException {
        keytool("-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1");
        keytool(
                "-exportcert",
                "-alias",
                "a",
                "-rfc",
                "-file",
                dir.resolve("ca.pem").toString());
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", dir.resolve("store.p12").toString(), "-storepass", "changeit"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static SSLContext context(Map<String, String> settings) {
        return TlsSettings.of(BrokerConfig.of(settings), true).orElseThrow().context();
    }

    private static SSLContext server() {
        return context(Map.of(
                TlsSettings.KEYSTORE, dir.resolve("store.p12").toString(), TlsSettings.KEYSTORE_PASSWORD, "changeit"));
    }

    private static void handshake(SSLContext client) throws IOException {
        try (SSLServerSocket listening = (SSLServerSocket)
                server().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> accepted = CompletableFuture.runAsync(() -> {
                try (SSLSocket socket = (SSLSocket) listening.accept()) {
                    socket.startHandshake();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            try (SSLSocket socket = (SSLSocket) client.getSocketFactory()
                    .createSocket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
                socket.startHandshake();
            } finally {
                accepted.handle((done, failure) -> failure)
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join();
            }
        }
    }

    @Test
    void aServerIsTrustedByPemAndByStore() throws IOException {
        handshake(context(Map.of(TlsSettings.CA, dir.resolve("ca.pem").toString())));
        handshake(context(Map.of(
                TlsSettings.TRUSTSTORE,
                dir.resolve("store.p12").toString(),
                TlsSettings.TRUSTSTORE_PASSWORD,
                "changeit")));
        assertThatThrownBy(() -> handshake(context(Map.of()))).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void whatCannotBeUsedIsSaidBySetting() throws IOException {
        assertThatThrownBy(() -> context(Map.of(TlsSettings.CA, "/no/such.pem")))
                .hasMessageContaining("tls.ca: /no/such.pem cannot be read");
        Files.writeString(dir.resolve("empty.pem"), "");
        assertThatThrownBy(() ->
                        context(Map.of(TlsSettings.CA, dir.resolve("empty.pem").toString())))
                .hasMessageContaining("no PEM certificate");
        assertThatThrownBy(() -> context(Map.of(
                        TlsSettings.KEYSTORE,
                        dir.resolve("store.p12").toString(),
                        TlsSettings.KEYSTORE_PASSWORD,
                        "wrong-secret")))
                .hasMessageContaining("tls.keystore")
                .hasMessageNotContaining("wrong-secret");
        assertThatThrownBy(() -> context(Map.of(TlsSettings.CA, "a", TlsSettings.TRUSTSTORE, "b")))
                .hasMessageContaining("both set");
        assertThatThrownBy(() -> TlsSettings.of(BrokerConfig.of(Map.of(TlsSettings.CA, "a")), false))
                .hasMessageContaining("without encryption");
        assertThat(TlsSettings.of(BrokerConfig.EMPTY, false)).isEmpty();
    }
}
