package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.bindings.wasi.http.OutgoingHandler;
import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.bindings.wasi.http.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.http.Types.Scheme;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.bindings.wasi.io.Streams.StreamError;
import dev.witloof.bindings.wasi.io.Streams.StreamErrorException;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Unit;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Requests and responses as a guest handles them. */
final class HttpCalls {
    private HttpCalls() {}

    static Types.OutgoingRequest request(Types types, String authority, String path, Types.Fields headers)
            throws Exception {
        Types.OutgoingRequest request = types.newOutgoingRequest(headers);
        request.setScheme(Optional.of(new Scheme.Http()));
        request.setAuthority(Optional.of(authority));
        request.setPathWithQuery(Optional.of(path));
        return request;
    }

    static Types.FutureIncomingResponse send(WasiInterfaces host, Types.OutgoingRequest request)
            throws ErrorCodeException {
        return host.get(OutgoingHandler.class).handle(request, Optional.empty());
    }

    static Types.FutureIncomingResponse send(
            WasiInterfaces host, Types.OutgoingRequest request, Types.RequestOptions options)
            throws ErrorCodeException {
        return host.get(OutgoingHandler.class).handle(request, Optional.of(options));
    }

    static Types.IncomingResponse await(Types.FutureIncomingResponse future) {
        future.subscribe().block();
        return ((Result.Ok<Types.IncomingResponse, ErrorCode>) outcome(future)).value();
    }

    static ErrorCode failure(Types.FutureIncomingResponse future) {
        future.subscribe().block();
        return ((Result.Err<Types.IncomingResponse, ErrorCode>) outcome(future)).error();
    }

    private static Result<Types.IncomingResponse, ErrorCode> outcome(Types.FutureIncomingResponse future) {
        return ((Result.Ok<Result<Types.IncomingResponse, ErrorCode>, Unit>)
                        future.get().orElseThrow())
                .value();
    }

    static byte[] read(Streams.InputStream stream) throws StreamErrorException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            try {
                all.writeBytes(stream.blockingRead(10_000));
            } catch (StreamErrorException e) {
                if (e.error() instanceof StreamError.Closed) {
                    return all.toByteArray();
                }
                throw e;
            }
        }
    }

    /** Checks that a stream has failed for this reason. */
    static void failed(Types types, Throwable thrown, ErrorCode code) {
        assertThat(thrown).isInstanceOfSatisfying(StreamErrorException.class, e -> assertThat(
                        types.httpErrorCode(((StreamError.LastOperationFailed) e.error()).value()))
                .hasValue(code));
    }
}
