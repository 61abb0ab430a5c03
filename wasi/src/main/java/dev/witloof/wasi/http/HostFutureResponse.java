package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Unit;
import dev.witloof.wasi.io.HostPollable;
import java.util.Optional;

/** The resource {@code future-incoming-response}. */
final class HostFutureResponse implements Types.FutureIncomingResponse {
    private final Exchange exchange;
    private boolean taken;

    /** Takes over an exchange. */
    HostFutureResponse(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Poll.Pollable subscribe() {
        return new HostPollable(exchange);
    }

    @Override
    public Optional<Result<Result<Types.IncomingResponse, ErrorCode>, Unit>> get() {
        if (!exchange.ready()) {
            return Optional.empty();
        }
        if (taken) {
            return Optional.of(new Result.Err<>(Unit.INSTANCE));
        }
        taken = true;
        Optional<ErrorCode> failure = exchange.failure();
        return Optional.of(new Result.Ok<>(
                failure.isPresent()
                        ? new Result.Err<>(failure.get())
                        : new Result.Ok<>(new HostIncomingResponse(exchange))));
    }

    @Override
    public void close() {
        exchange.release();
    }
}
