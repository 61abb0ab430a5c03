package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.BrokerException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits, on the guest's thread, for what a broker does on its own. */
final class Waiting {

    private Waiting() {}

    /** The result of the stage, however long it takes; the call's deadline ends the wait by an interrupt. */
    static <T> T await(CompletionStage<T> stage) throws Types.ErrorException {
        CompletableFuture<T> future = stage.toCompletableFuture();
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw WitErrors.of(BrokerException.from(e));
        } catch (InterruptedException e) {
            throw interrupted(future, e);
        }
    }

    /** The result of the stage, or the error {@code timeout}. */
    static <T> T await(CompletionStage<T> stage, Duration limit) throws Types.ErrorException {
        CompletableFuture<T> future = stage.toCompletableFuture();
        try {
            return future.get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new Types.ErrorException(new Types.Error.Timeout());
        } catch (ExecutionException e) {
            throw WitErrors.of(BrokerException.from(e));
        } catch (InterruptedException e) {
            throw interrupted(future, e);
        }
    }

    /** Ends the guest's call: the interrupt is kept, so that whoever sent it is told. */
    private static IllegalStateException interrupted(CompletableFuture<?> future, InterruptedException e) {
        future.cancel(false);
        Thread.currentThread().interrupt();
        return new IllegalStateException("the call was interrupted while it waited for the broker", e);
    }
}
