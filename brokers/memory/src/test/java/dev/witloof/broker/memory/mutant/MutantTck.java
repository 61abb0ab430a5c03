package dev.witloof.broker.memory.mutant;

import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.BrokerTck;
import dev.witloof.broker.tck.Endpoint;
import dev.witloof.broker.tck.Wildcard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The contract of the mutant at hand; run by {@link MutantsTest} only. */
class MutantTck extends BrokerTck {
    static final Duration QUIET = Duration.ofMillis(300);
    static volatile Mutant mutant = Mutant.NONE;
    static volatile Duration quiet = QUIET;

    @Override
    protected BrokerHarness harness() {
        return new BrokerHarness() {
            @Override
            public Endpoint endpoint() {
                return Endpoint.of("mutant:" + mutant);
            }

            @Override
            public List<String> topicsToRefuse() {
                return List.of("", "a.*");
            }

            @Override
            public List<String> wildcardsToRefuse(String unique) {
                return List.of(unique + ".*");
            }

            @Override
            public Optional<Wildcard> wildcard(String unique) {
                return Optional.of(new Wildcard(unique + ".*", unique + ".eu", unique + ".eu.north"));
            }

            @Override
            public Optional<Wildcard> wildcardOverDeadLetters(String unique) {
                return Optional.of(new Wildcard(unique + ".>", unique + ".eu", unique + "-other"));
            }

            @Override
            public OptionalInt largestBody() {
                return OptionalInt.of(1 << 20);
            }

            @Override
            public Duration quiet() {
                return quiet;
            }

            @Override
            public Duration patience() {
                // Whoever waits for what a mutant does not do waits for as long.
                return Duration.ofSeconds(mutant == Mutant.NONE ? 60 : 2);
            }

            @Override
            public Duration redelivery() {
                return Duration.ofMillis(100);
            }
        };
    }
}
