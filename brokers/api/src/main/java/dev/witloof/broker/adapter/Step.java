package dev.witloof.broker.adapter;

import dev.witloof.broker.BrokerException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Something that an adapter does at its broker. */
@FunctionalInterface
interface Step {
    /** Begins it. */
    CompletionStage<Void> begin();

    /** Begins a step; what it throws fails its stage. */
    @SuppressWarnings("CatchingUnchecked") // A client that breaks with an error must not leave a message hanging.
    static CompletionStage<Void> run(Step step) {
        try {
            return step.begin();
        } catch (Throwable thrown) {
            return CompletableFuture.failedFuture(BrokerException.from(thrown));
        }
    }

    /** Whether a stage has completed without failing, so that nobody has to wait for it or be told of it. */
    static boolean isDone(CompletionStage<Void> stage) {
        // Of stages that are made otherwise it cannot be asked.
        if (!(stage instanceof CompletableFuture)) {
            return false;
        }
        CompletableFuture<Void> future = stage.toCompletableFuture();
        return future.isDone() && !future.isCompletedExceptionally();
    }

    /** Completes a stage as another does, failing it with nothing but a {@link BrokerException}. */
    static void forward(CompletionStage<Void> from, CompletableFuture<Void> to) {
        from.whenComplete((done, failure) -> complete(to, failure));
    }

    /** Completes a stage, failing it with nothing but a {@link BrokerException}. */
    static void complete(CompletableFuture<Void> stage, @Nullable Throwable failure) {
        if (failure == null) {
            stage.complete(null);
        } else {
            stage.completeExceptionally(BrokerException.from(failure));
        }
    }
}
