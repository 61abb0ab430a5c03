package dev.witloof.it.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Stands for an instance that could not be made for a reason that is not the runtime's fault: whatever is called is skipped.
 *
 * @param verdict with the reason
 */
record SkippedGuest(Verdict verdict) implements Engine.Guest {
    @Override
    public Optional<?> call(String function, List<JsonNode> arguments) {
        throw new Skipped(verdict);
    }

    @Override
    public Optional<?> result(JsonNode value) {
        throw new Skipped(verdict);
    }

    /** Ends a command that calls it. */
    static final class Skipped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Verdict verdict;

        Skipped(Verdict verdict) {
            super(verdict.reason(), null, false, false);
            this.verdict = verdict;
        }

        Verdict verdict() {
            return verdict;
        }
    }
}
