package dev.witloof.wasi;

import static dev.witloof.wasi.HttpCalls.await;
import static dev.witloof.wasi.HttpCalls.failed;
import static dev.witloof.wasi.HttpCalls.failure;
import static dev.witloof.wasi.HttpCalls.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.bindings.wasi.http.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.http.Types.Method;
import dev.witloof.bindings.wasi.http.Types.Scheme;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.bindings.wasi.io.Streams.StreamErrorException;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Tuple2;
import dev.witloof.runtime.Unit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests as a guest sends them, to a server of this process. */
@Timeout(300)
class HttpTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String authority;
    private WasiInterfaces wasi;
    private Types types;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/echo", HttpTest::echo);
        server.start();
        authority = "127.0.0.1:" + server.getAddress().getPort();
        wasi = WasiHost.builder()
                .http(HttpGrants.of("http://127.0.0.1:*"))
                .maxOpen(3)
                .build()
                .interfaces();
        types = wasi.get(Types.class);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("X-Method", exchange.getRequestMethod());
        exchange.getResponseHeaders().add("X-Uri", exchange.getRequestURI().toString());
        exchange.getResponseHeaders().add("X-Two", "a");
        exchange.getResponseHeaders().add("X-Two", "b");
        exchange.getResponseHeaders()
                .add("X-Got", String.valueOf(exchange.getRequestHeaders().get("X-Mine")));
        exchange.getResponseHeaders()
                .add("X-Length", String.valueOf(exchange.getRequestHeaders().getFirst("Content-Length")));
        exchange.sendResponseHeaders(203, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Types.OutgoingRequest request(String path) throws Exception {
        return request(path, types.newFields());
    }

    private Types.OutgoingRequest request(String path, Types.Fields headers) throws Exception {
        return HttpCalls.request(types, authority, path, headers);
    }

    private Types.FutureIncomingResponse send(Types.OutgoingRequest request) throws ErrorCodeException {
        return HttpCalls.send(wasi, request);
    }

    private static String header(Types.IncomingResponse response, String name) {
        StringBuilder all = new StringBuilder();
        for (byte[] value : response.headers().get(name)) {
            all.append(new String(value, StandardCharsets.ISO_8859_1)).append(';');
        }
        return all.toString();
    }

    private static void refused(ErrorCode code, Types.FutureIncomingResponse ignored) {
        assertThat(ignored).as("%s", code).isNull();
    }

    private void denied(WasiInterfaces host, Types.OutgoingRequest request, ErrorCode code) {
        assertThatThrownBy(() -> refused(code, HttpCalls.send(host, request)))
                .isInstanceOfSatisfying(
                        ErrorCodeException.class, e -> assertThat(e.error()).isEqualTo(code));
    }

    @Test
    void getsAResponse() throws Exception {
        Types.Fields headers = types.newFields();
        headers.append("X-Mine", "1".getBytes(StandardCharsets.UTF_8));
        headers.append("x-mine", "2".getBytes(StandardCharsets.UTF_8));
        Types.FutureIncomingResponse future = send(request("/echo?a=b%20c", headers));
        Types.IncomingResponse response = await(future);
        assertThat(future.get()).hasValue(new Result.Err<>(Unit.INSTANCE));
        assertThat(response.status()).isEqualTo(203);
        assertThat(header(response, "x-method")).isEqualTo("GET;");
        assertThat(header(response, "X-URI")).isEqualTo("/echo?a=b%20c;");
        assertThat(header(response, "x-two")).isEqualTo("a;b;");
        assertThat(header(response, "x-got")).isEqualTo("[1, 2];");
        Types.IncomingBody body = response.consume();
        assertThatThrownBy(response::consume).isInstanceOf(Types.IncomingResponse.ConsumeException.class);
        Streams.InputStream stream = body.stream();
        assertThatThrownBy(body::stream).isInstanceOf(Types.IncomingBody.StreamException.class);
        assertThat(read(stream)).isEmpty();
        stream.close();
        Types.FutureTrailers trailers = types.incomingBodyFinish(body);
        trailers.subscribe().block();
        assertThat(trailers.get()).hasValue(new Result.Ok<>(new Result.Ok<>(Optional.empty())));
        assertThat(trailers.get()).hasValue(new Result.Err<>(Unit.INSTANCE));
        assertThatThrownBy(() -> response.headers().append("a", new byte[0]))
                .isInstanceOfSatisfying(Types.HeaderErrorException.class, e -> assertThat(e.error())
                        .isEqualTo(new Types.HeaderError.Immutable()));
    }

    @Test
    void sendsABodyWhileItIsWritten() throws Exception {
        Types.OutgoingRequest request = request("/echo");
        request.setMethod(new Method.Other("PURGE"));
        Types.OutgoingBody body = request.body();
        assertThatThrownBy(request::body).isInstanceOf(Types.OutgoingRequest.BodyException.class);
        Types.FutureIncomingResponse future = send(request);
        Streams.OutputStream stream = body.write();
        assertThatThrownBy(body::write).isInstanceOf(Types.OutgoingBody.WriteException.class);
        byte[] chunk = "0123456789abcdef".repeat(200).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200; i++) {
            stream.blockingWriteAndFlush(chunk);
        }
        stream.close();
        types.outgoingBodyFinish(body, Optional.of(types.newFields()));
        Types.IncomingResponse response = await(future);
        assertThat(header(response, "x-method")).isEqualTo("PURGE;");
        assertThat(read(response.consume().stream()))
                .hasSize(200 * chunk.length)
                .startsWith(chunk);
    }

    @Test
    void keepsToTheLengthThatItSaid() throws Exception {
        Types.Fields five =
                types.fieldsFromList(List.of(new Tuple2<>("Content-Length", "5".getBytes(StandardCharsets.UTF_8))));
        Types.OutgoingRequest request = request("/echo", five);
        request.setMethod(new Method.Post());
        Types.OutgoingBody body = request.body();
        Types.FutureIncomingResponse future = send(request);
        Streams.OutputStream stream = body.write();
        stream.blockingWriteAndFlush(new byte[5]);
        stream.checkWrite();
        assertThatThrownBy(() -> stream.write(new byte[1]))
                .satisfies(thrown -> failed(types, thrown, new ErrorCode.HttpRequestBodySize(Optional.of(6L))));
        types.outgoingBodyFinish(body, Optional.empty());
        assertThat(header(await(future), "x-length")).isEqualTo("5;");
    }

    @Test
    void breaksOffABodyThatIsTooShort() throws Exception {
        Types.Fields five =
                types.fieldsFromList(List.of(new Tuple2<>("content-length", "5".getBytes(StandardCharsets.UTF_8))));
        Types.OutgoingRequest request = request("/echo", five);
        request.setMethod(new Method.Put());
        Types.OutgoingBody body = request.body();
        Types.FutureIncomingResponse future = send(request);
        assertThatThrownBy(() -> types.outgoingBodyFinish(body, Optional.empty()))
                .isInstanceOfSatisfying(ErrorCodeException.class, e -> assertThat(e.error())
                        .isEqualTo(new ErrorCode.HttpRequestBodySize(Optional.of(0L))));
        assertThat(failure(future)).isEqualTo(new ErrorCode.HttpRequestBodySize(Optional.of(0L)));
    }

    @Test
    void breaksOffABodyThatIsDropped() throws Exception {
        Types.OutgoingRequest request = request("/echo");
        request.setMethod(new Method.Post());
        Types.OutgoingBody body = request.body();
        Types.FutureIncomingResponse future = send(request);
        Streams.OutputStream stream = body.write();
        stream.checkWrite();
        stream.write(new byte[10]);
        body.close();
        assertThat(failure(future))
                .isEqualTo(new ErrorCode.InternalError(Optional.of("the guest has dropped the body before its end")));
        assertThatThrownBy(stream::checkWrite).isInstanceOf(StreamErrorException.class);
    }

    @Test
    void sendsNoTrailers() throws Exception {
        Types.OutgoingRequest request = request("/echo");
        Types.OutgoingBody body = request.body();
        Types.FutureIncomingResponse future = send(request);
        Types.Fields trailers = types.newFields();
        trailers.append("x", new byte[] {'y'});
        assertThatThrownBy(() -> types.outgoingBodyFinish(body, Optional.of(trailers)))
                .isInstanceOf(ErrorCodeException.class)
                .hasMessageContaining("no trailer fields");
        assertThat(failure(future)).isInstanceOf(ErrorCode.InternalError.class);
    }

    @Test
    void sendsNothingWithoutAGrant() throws Exception {
        ErrorCode denied = new ErrorCode.HttpRequestDenied();
        denied(WasiHost.builder().build().interfaces(), request("/echo"), denied);
        Types.OutgoingRequest other = request("/");
        other.setAuthority(Optional.of("localhost:" + server.getAddress().getPort()));
        denied(wasi, other, denied);
        Types.OutgoingRequest secure = request("/");
        secure.setScheme(Optional.of(new Scheme.Https()));
        denied(wasi, secure, denied);

        String port = authority.substring(authority.indexOf(':'));
        WasiInterfaces narrow = WasiHost.builder()
                .http(HttpGrants.of("http://127.0.0.1" + port + "/echo/*", "http://127.0.0.1" + port + "/one"))
                .build()
                .interfaces();
        assertThat(await(HttpCalls.send(narrow, request("/echo/x?y"))).status()).isEqualTo(203);
        denied(narrow, request("/echo"), denied);
        denied(narrow, request("/one/more"), denied);
        for (String path :
                new String[] {"/echo/../one/more", "/echo/%2e%2E/x", "/echo/.", "/echo/.%2e", "/echo/..;a/one"}) {
            denied(narrow, request(path), new ErrorCode.HttpRequestUriInvalid());
        }
    }

    @Test
    void refusesRequestsThatAreNone() throws Exception {
        Types.OutgoingRequest request = request("/");
        assertThatThrownBy(() -> request.setMethod(new Method.Other("A B")))
                .isInstanceOf(Types.OutgoingRequest.SetMethodException.class);
        assertThatThrownBy(() -> request.setPathWithQuery(Optional.of("/a b\r\n")))
                .isInstanceOf(Types.OutgoingRequest.SetPathWithQueryException.class);
        assertThatThrownBy(() -> request.setScheme(Optional.of(new Scheme.Other("a:"))))
                .isInstanceOf(Types.OutgoingRequest.SetSchemeException.class);
        for (String wrong : new String[] {"", "user@host", "host:port", "host/path", "a b", "host:123456", "[::1"}) {
            assertThatThrownBy(() -> request.setAuthority(Optional.of(wrong)))
                    .as(wrong)
                    .isInstanceOf(Types.OutgoingRequest.SetAuthorityException.class);
        }
        assertThat(request.method()).isEqualTo(new Method.Get());
        assertThat(request.pathWithQuery()).hasValue("/");
        assertThat(request.scheme()).hasValue(new Scheme.Http());
        assertThat(request.authority()).hasValue(authority);

        ErrorCode invalid = new ErrorCode.HttpRequestUriInvalid();
        denied(wasi, types.newOutgoingRequest(types.newFields()), invalid);
        denied(wasi, request("relative"), invalid);
        request.setScheme(Optional.of(new Scheme.Other("ftp")));
        denied(wasi, request, invalid);
        denied(wasi, request("/" + "a".repeat(9000)), new ErrorCode.HttpRequestUriTooLong());
        Types.OutgoingRequest connect = request("/");
        connect.setMethod(new Method.Other("connect"));
        denied(wasi, connect, new ErrorCode.HttpRequestMethodInvalid());
        Types.Fields foreign = types.newFields();
        foreign.append("x", new byte[] {(byte) 0xE4});
        assertThatThrownBy(() -> send(request("/", foreign))).hasMessageContaining("field x is not ASCII");
    }

    @Test
    void sendsNoMoreAtOnceThanItMay() throws Exception {
        Types.FutureIncomingResponse first = send(request("/echo"));
        for (int i = 0; i < 2; i++) {
            send(request("/echo"));
        }
        denied(wasi, request("/echo"), new ErrorCode.ConnectionLimitReached());
        Types.IncomingResponse response = await(first);
        first.close();
        denied(wasi, request("/echo"), new ErrorCode.ConnectionLimitReached());
        response.close();
        send(request("/echo")).close();
    }

    @Test
    void makesResponsesForNobody() throws Exception {
        Types.OutgoingResponse response = types.newOutgoingResponse(types.newFields());
        response.setStatusCode(404);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().entries()).isEmpty();
        assertThatThrownBy(() -> response.setStatusCode(20))
                .isInstanceOf(Types.OutgoingResponse.SetStatusCodeException.class);
        response.body();
        assertThatThrownBy(response::body).isInstanceOf(Types.OutgoingResponse.BodyException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> types.responseOutparamSet(new Types.ResponseOutparam() {}, new Result.Ok<>(response)));
    }
}
