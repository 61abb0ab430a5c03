package dev.witloof.bench.load;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What a worker has done. Thread-safe. */
final class Tally {
    private final LongAdder acknowledged = new LongAdder();
    private final AtomicReference<@Nullable String> trouble = new AtomicReference<>();

    /** Counts an acknowledgement when it is through. */
    <T> CompletionStage<T> counting(CompletionStage<T> acknowledgement) {
        return acknowledgement.whenComplete((done, failure) -> {
            if (failure == null) {
                acknowledged.increment();
            } else {
                failed("an acknowledgement", failure);
            }
        });
    }

    void failed(String what, Throwable failure) {
        trouble.compareAndSet(null, what + " failed: " + failure);
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble.get());
    }
}
