package dev.witloof.wasi;

import static dev.witloof.wasi.HttpCalls.await;
import static dev.witloof.wasi.HttpCalls.failed;
import static dev.witloof.wasi.HttpCalls.failure;
import static dev.witloof.wasi.HttpCalls.read;
import static dev.witloof.wasi.HttpCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.bindings.wasi.http.Types.Method;
import dev.witloof.bindings.wasi.http.Types.Scheme;
import dev.witloof.bindings.wasi.io.Streams;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that answer otherwise than a guest hopes, if at all. */
@Timeout(300)
class HttpFailuresTest {
    private final WasiInterfaces wasi =
            WasiHost.builder().http(HttpGrants.of("*://*:*")).build().interfaces();
    private final Types types = wasi.get(Types.class);
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Types.OutgoingRequest request() throws Exception {
        return HttpCalls.request(types, "127.0.0.1:" + server.getLocalPort(), "/", types.newFields());
    }

    private Types.OutgoingRequest secureRequest() throws Exception {
        Types.OutgoingRequest request = request();
        request.setScheme(Optional.of(new Scheme.Https()));
        return request;
    }

    private interface Sending {
        void send() throws IOException;
    }

    /** Sends something to a client, which may have given up before on a machine that is busy. */
    private static void unlessGivenUp(Sending sending) {
        try {
            sending.send();
        } catch (IOException e) {
            assertThat(e).isInstanceOfAny(SocketException.class, EOFException.class);
        }
    }

    /** Reads some of a request, and answers. */
    private static void answer(Socket socket, String text) throws IOException {
        if (socket.getInputStream().read(new byte[1000]) < 0) {
            throw new EOFException("the client sent no request");
        }
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks with more and more time, for a machine that was too busy to connect in less. */
    private static ErrorCode onceConnected(Asking asking) throws Exception {
        ErrorCode found = asking.within(Duration.ofMillis(100));
        for (int seconds = 1; seconds < 100 && found.equals(new ErrorCode.ConnectionTimeout()); seconds *= 8) {
            found = asking.within(Duration.ofSeconds(seconds));
        }
        return found;
    }

    private interface Asking {
        ErrorCode within(Duration limit) throws Exception;
    }

    private Types.RequestOptions connectTimeout(Duration limit) throws Exception {
        Types.RequestOptions options = types.newRequestOptions();
        options.setConnectTimeout(Optional.of(limit.toNanos()));
        return options;
    }

    @Test
    void nobodyListens() throws Exception {
        // Taken, so that nobody else can listen there.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Types.OutgoingRequest request = request();
            request.setAuthority(Optional.of("127.0.0.1:" + taken.getLocalPort()));
            assertThat(failure(send(wasi, request))).isEqualTo(new ErrorCode.ConnectionRefused());
        }
    }

    @Test
    void theNameIsUnknown() throws Exception {
        Types.OutgoingRequest request = request();
        request.setAuthority(Optional.of("none.invalid"));
        assertThat(failure(send(wasi, request))).isInstanceOf(ErrorCode.DnsError.class);
    }

    /** Java's client loses this failure once in some hundred times, so that only the limit for connecting ends the wait. */
    @Test
    void theServerDoesNotSpeakTls() throws Exception {
        // A client that has timed out may have connected once more, so every connection is answered.
        daemon(this::answerAll);
        ErrorCode found = new ErrorCode.ConnectionTimeout();
        for (int tried = 0; tried < 10 && found.equals(new ErrorCode.ConnectionTimeout()); tried++) {
            found = failure(send(wasi, secureRequest(), connectTimeout(Duration.ofSeconds(2 + tried))));
        }
        assertThat(found).isEqualTo(new ErrorCode.TlsProtocolError());
    }

    private void answerAll() throws IOException {
        while (true) {
            Socket socket = server.accept();
            daemon(() -> answer(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"));
        }
    }

    private static void daemon(Sending sending) {
        Thread thread = new Thread(() -> unlessGivenUp(sending));
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void theHandshakeNeverEnds() throws Exception {
        assertThat(failure(send(wasi, secureRequest(), connectTimeout(Duration.ofMillis(100)))))
                .isEqualTo(new ErrorCode.ConnectionTimeout());
        Types.FutureIncomingResponse future = send(wasi, secureRequest(), connectTimeout(Duration.ofMillis(500)));
        try (Socket first = server.accept();
                Socket second = server.accept()) {
            byte[] beginningOfHello = new byte[] {22, 3, 3, 0, 100, 2};
            unlessGivenUp(() -> second.getOutputStream().write(beginningOfHello));
            assertThat(failure(future)).isEqualTo(new ErrorCode.ConnectionTimeout());
            assertThat(first.isConnected()).isTrue();
        }
    }

    @Test
    void theHostsLimitEndsWhatTheGuestWouldWaitFor() throws Exception {
        Types.RequestOptions patient = types.newRequestOptions();
        patient.setConnectTimeout(Optional.of(-1L));
        patient.setFirstByteTimeout(Optional.of(Duration.ofHours(1).toNanos()));
        assertThat(onceConnected(limit -> failure(send(impatient(limit), request(), patient))))
                .isEqualTo(new ErrorCode.ConnectionReadTimeout());
        assertThat(onceConnected(limit -> failure(send(impatient(limit), request()))))
                .isEqualTo(new ErrorCode.ConnectionReadTimeout());
        assertThat(failure(send(impatient(Duration.ofMillis(100)), secureRequest())))
                .isIn(new ErrorCode.ConnectionTimeout(), new ErrorCode.ConnectionReadTimeout());
    }

    private static WasiInterfaces impatient(Duration limit) {
        return WasiHost.builder()
                .http(HttpGrants.of("*://127.0.0.1:*"))
                .httpTimeout(limit)
                .build()
                .interfaces();
    }

    @Test
    void theHostsLimitIsATime() {
        for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(40_000)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WasiHost.builder().httpTimeout(wrong))
                    .withMessageContaining("found " + wrong);
        }
    }

    @Test
    void theServerHangsUp() throws Exception {
        Types.OutgoingRequest request = request();
        request.setMethod(new Method.Post()); // which Java's client does not try again
        Types.FutureIncomingResponse future = send(wasi, request);
        try (Socket socket = server.accept()) {
            answer(socket, "");
        }
        assertThat(failure(future)).isEqualTo(new ErrorCode.ConnectionTerminated());
    }

    @Test
    void theServerIsSilent() throws Exception {
        Types.RequestOptions options = types.newRequestOptions();
        options.setConnectTimeout(Optional.of(Duration.ofSeconds(90).toNanos()));
        options.setFirstByteTimeout(Optional.of(100_000_000L));
        assertThat(options.connectTimeout()).hasValue(90_000_000_000L);
        assertThat(options.firstByteTimeout()).hasValue(100_000_000L);
        assertThat(options.betweenBytesTimeout()).isEmpty();
        assertThat(onceConnected(limit -> {
                    options.setFirstByteTimeout(Optional.of(limit.toNanos()));
                    return failure(send(wasi, request(), options));
                }))
                .isEqualTo(new ErrorCode.ConnectionReadTimeout());
    }

    private Types.IncomingBody bodyThatStops(Socket[] open) throws Exception {
        Types.RequestOptions options = types.newRequestOptions();
        options.setBetweenBytesTimeout(Optional.of(Duration.ofMillis(100).toNanos()));
        Types.FutureIncomingResponse future = send(wasi, request(), options);
        open[0] = server.accept();
        answer(open[0], "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na");
        return await(future).consume();
    }

    @Test
    void theBodyStops() throws Exception {
        Socket[] open = new Socket[1];
        Streams.InputStream stream = bodyThatStops(open).stream();
        assertThatThrownBy(() -> read(stream))
                .satisfies(thrown -> failed(types, thrown, new ErrorCode.ConnectionReadTimeout()));
        open[0].close();
    }

    @Test
    void theBodyStopsBeforeItsTrailers() throws Exception {
        Socket[] open = new Socket[1];
        Types.FutureTrailers trailers = types.incomingBodyFinish(bodyThatStops(open));
        trailers.subscribe().block();
        assertThat(trailers.get().orElseThrow().toString()).contains("ConnectionReadTimeout");
        open[0].close();
    }

    @Test
    void theBodyIsBrokenOff() throws Exception {
        Types.FutureIncomingResponse future = send(wasi, request());
        try (Socket socket = server.accept()) {
            answer(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
        }
        Streams.InputStream stream = await(future).consume().stream();
        assertThatThrownBy(() -> read(stream))
                .satisfies(thrown -> failed(types, thrown, new ErrorCode.HttpResponseIncomplete()));
    }
}
