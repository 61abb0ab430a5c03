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
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that answer otherwise than a guest hopes, if at all. */
@Timeout(60)
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

    /** Reads some of a request, and answers. */
    private static void answer(Socket socket, String text) throws IOException {
        assertThat(socket.getInputStream().read(new byte[1000])).isPositive();
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Types.RequestOptions connectTimeout(Duration limit) throws Exception {
        Types.RequestOptions options = types.newRequestOptions();
        options.setConnectTimeout(Optional.of(limit.toNanos()));
        return options;
    }

    @Test
    void nobodyListens() throws Exception {
        Types.OutgoingRequest request = request();
        server.close();
        assertThat(failure(send(wasi, request))).isEqualTo(new ErrorCode.ConnectionRefused());
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
        ErrorCode found = new ErrorCode.ConnectionTimeout();
        for (int tried = 0; tried < 10 && found.equals(new ErrorCode.ConnectionTimeout()); tried++) {
            Types.FutureIncomingResponse future = send(wasi, secureRequest(), connectTimeout(Duration.ofSeconds(2)));
            try (Socket socket = server.accept()) {
                answer(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
                found = failure(future);
            }
        }
        assertThat(found).isEqualTo(new ErrorCode.TlsProtocolError());
    }

    @Test
    void theHandshakeNeverEnds() throws Exception {
        assertThat(failure(send(wasi, secureRequest(), connectTimeout(Duration.ofMillis(100)))))
                .isEqualTo(new ErrorCode.ConnectionTimeout());
        Types.FutureIncomingResponse future = send(wasi, secureRequest(), connectTimeout(Duration.ofMillis(500)));
        try (Socket first = server.accept();
                Socket second = server.accept()) {
            second.getOutputStream().write(new byte[] {22, 3, 3, 0, 100, 2}); // the beginning of a hello
            assertThat(failure(future)).isEqualTo(new ErrorCode.ConnectionTimeout());
            assertThat(first.isConnected()).isTrue();
        }
    }

    @Test
    void theHostsLimitEndsWhatTheGuestWouldWaitFor() throws Exception {
        WasiInterfaces impatient = WasiHost.builder()
                .http(HttpGrants.of("*://127.0.0.1:*"))
                .httpTimeout(Duration.ofMillis(100))
                .build()
                .interfaces();
        Types.RequestOptions patient = types.newRequestOptions();
        patient.setConnectTimeout(Optional.of(-1L));
        patient.setFirstByteTimeout(Optional.of(Duration.ofHours(1).toNanos()));
        assertThat(failure(send(impatient, request(), patient))).isEqualTo(new ErrorCode.ConnectionReadTimeout());
        assertThat(failure(send(impatient, request()))).isEqualTo(new ErrorCode.ConnectionReadTimeout());
        assertThat(failure(send(impatient, secureRequest())))
                .isIn(new ErrorCode.ConnectionTimeout(), new ErrorCode.ConnectionReadTimeout());
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
        options.setConnectTimeout(Optional.of(Duration.ofSeconds(30).toNanos()));
        options.setFirstByteTimeout(Optional.of(Duration.ofMillis(100).toNanos()));
        assertThat(options.connectTimeout()).hasValue(30_000_000_000L);
        assertThat(options.firstByteTimeout()).hasValue(100_000_000L);
        assertThat(options.betweenBytesTimeout()).isEmpty();
        assertThat(failure(send(wasi, request(), options))).isEqualTo(new ErrorCode.ConnectionReadTimeout());
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
