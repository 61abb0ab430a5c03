package dev.witloof.broker.adapter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Something that an adapter does at its broker. */
@FunctionalInterface
interface Step {
    /** Begins it. */
    CompletionStage<Void> begin();

    /** Begins a step; what it throws fails its stage. */
    static CompletionStage<Void> run(Step step) {
        try {
            return step.begin();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
