package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.wasi.io.OpenLimit;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.Signal;
import dev.witloof.wasi.io.Waiter;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A request on its way and its response, which the resources made of it share: when the last of them is dropped, what is
 * left of it is broken off.
 */
final class Exchange implements Readiness {
    private final CompletableFuture<HttpResponse<ResponseBody>> response;
    private final OpenLimit limit;
    private final FieldBudget budget;
    private final Signal signal = new Signal();
    private int users = 1;

    /** Takes over a request, which the limit has counted. */
    Exchange(CompletableFuture<HttpResponse<ResponseBody>> response, OpenLimit limit, FieldBudget budget) {
        this.response = response;
        this.limit = limit;
        this.budget = budget;
        var unused = response.whenComplete((answer, failure) -> signal.fire());
    }

    FieldBudget budget() {
        return budget;
    }

    Exchange share() {
        users++;
        return this;
    }

    /** The response, once this is ready. */
    HttpResponse<ResponseBody> response() throws CompletionException {
        return response.join();
    }

    /** Why there is no response. */
    Optional<ErrorCode> failure() {
        try {
            response.join();
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.of(HttpErrors.code(e));
        }
    }

    @Override
    public boolean ready() {
        return response.isDone();
    }

    @Override
    public void watch(Waiter waiter) {
        signal.add(waiter);
    }

    @Override
    public void unwatch(Waiter waiter) {
        signal.remove(waiter);
    }

    void release() {
        if (--users == 0) {
            limit.release();
            if (!response.cancel(true) && !response.isCompletedExceptionally()) {
                response.join().body().cancel();
            }
        }
    }
}
