package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Unit;
import dev.witloof.wasi.io.HostPollable;
import java.util.Optional;

/** The resource {@code future-trailers}. Java's client tells of no trailer fields, so there are none at the body's end. */
final class HostFutureTrailers implements Types.FutureTrailers {
    private final Exchange exchange;
    private final ResponseBody body;
    private boolean taken;

    /** Takes over a share of an exchange. */
    HostFutureTrailers(Exchange exchange) {
        this.exchange = exchange;
        this.body = exchange.response().body();
    }

    @Override
    public Poll.Pollable subscribe() {
        return new HostPollable(body);
    }

    @Override
    public Optional<Result<Result<Optional<Types.Fields>, ErrorCode>, Unit>> get() {
        if (!body.ready()) {
            return Optional.empty();
        }
        if (taken) {
            return Optional.of(new Result.Err<>(Unit.INSTANCE));
        }
        taken = true;
        Optional<ErrorCode> failure = body.failure();
        return Optional.of(new Result.Ok<>(
                failure.isPresent() ? new Result.Err<>(failure.get()) : new Result.Ok<>(Optional.empty())));
    }

    @Override
    public void close() {
        exchange.release();
    }
}
