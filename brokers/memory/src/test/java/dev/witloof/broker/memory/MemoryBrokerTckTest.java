package dev.witloof.broker.memory;

import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.BrokerTck;
import dev.witloof.broker.tck.Endpoint;
import dev.witloof.broker.tck.Wildcard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class MemoryBrokerTckTest extends BrokerTck {
    private static final int BODY_BYTES = 1 << 20;

    @Override
    protected BrokerHarness harness() {
        return new BrokerHarness() {
            @Override
            public Endpoint endpoint() {
                return Endpoint.of("memory:tck").with("body-bytes", Integer.toString(BODY_BYTES));
            }

            @Override
            public List<String> topicsToRefuse() {
                return List.of(
                        "", "a..b", ".a", "a.", "a b", "a.*", "a.>", ">", "*", "a*", "a\nb", "a\0b", "a".repeat(1025));
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
                return OptionalInt.of(BODY_BYTES);
            }

            @Override
            public Duration redelivery() {
                return Duration.ofMillis(100);
            }
        };
    }
}
