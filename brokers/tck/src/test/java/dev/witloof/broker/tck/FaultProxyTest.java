package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class FaultProxyTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            try {
                while (true) {
                    Socket socket = echo.accept();
                    threads.execute(() -> echo(socket));
                }
            } catch (IOException e) {
                // The test is over.
            }
        });
        proxy = FaultProxy.open(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
        threads.shutdownNow();
    }

    @Test
    void forwardsBothWaysUntilTheEnd() throws IOException {
        byte[] large = new byte[1 << 20];
        try (Socket client = connect()) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try {
                    client.getOutputStream().write(large);
                    client.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(client.getInputStream().readAllBytes()).isEqualTo(large);
            writing.join();
        }
    }

    @Test
    void aCutResetsWhatIsOpenAndNothingElse() throws Exception {
        try (Socket cut = connect()) {
            assertThat(ask(cut, "a")).isEqualTo("a");
            assertThat(proxy.connections()).isEqualTo(1);

            proxy.cut();

            assertThatThrownBy(() -> ask(cut, "b")).isInstanceOf(IOException.class);
            assertThat(proxy.connections()).isZero();
        }
        try (Socket next = connect()) {
            assertThat(ask(next, "c")).isEqualTo("c");
        }
    }

    @Test
    void refusesUntilItResumes() throws Exception {
        try (Socket open = connect()) {
            assertThat(ask(open, "a")).isEqualTo("a");
            proxy.refuse();
            assertThatThrownBy(() -> ask(open, "b")).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> {
                    try (Socket refused = connect()) {
                        ask(refused, "c");
                    }
                })
                .isInstanceOf(IOException.class);

        proxy.resume();

        try (Socket next = connect()) {
            assertThat(ask(next, "d")).isEqualTo("d");
        }
    }

    @Test
    void aStallHoldsBackAndLosesNothing() throws Exception {
        try (Socket client = connect();
                Socket waiting = connect()) {
            assertThat(ask(client, "a")).isEqualTo("a");
            proxy.stall();
            send(client, "held");
            client.setSoTimeout(200);
            assertThatThrownBy(() -> read(client, 4)).isInstanceOf(SocketTimeoutException.class);

            proxy.resume();

            client.setSoTimeout(20_000);
            assertThat(read(client, 4)).isEqualTo("held");
            assertThat(ask(waiting, "b")).isEqualTo("b");
        }
    }

    @Test
    void corruptsWhatPasses() throws Exception {
        try (ServerSocket greeting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                FaultProxy corrupting = FaultProxy.open(greeting.getLocalPort())) {
            corrupting.corrupt();
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), corrupting.port());
                    Socket server = greeting.accept()) {
                send(server, "a");

                assertThat(read(client, 1)).isNotEqualTo("a");
            }
        }
    }

    @Test
    void whereNobodyListensIsAReset() {
        try (FaultProxy toNobody = FaultProxy.open(FaultProxy.unusedPort())) {
            assertThatThrownBy(() -> {
                        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), toNobody.port())) {
                            ask(client, "a");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(20));
        return socket;
    }

    private static String ask(Socket socket, String text) throws IOException {
        send(socket, text);
        return read(socket, text.length());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String read(Socket socket, int length) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the connection ended");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // Cut, as the test wanted.
        }
    }
}
