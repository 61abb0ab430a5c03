package dev.witloof.broker.tck.loopback;

import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.BrokerTck;
import dev.witloof.broker.tck.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class LoopbackTckTest extends BrokerTck {
    @Override
    protected BrokerHarness harness() {
        return new BrokerHarness() {
            @Override
            public Endpoint endpoint() {
                return Endpoint.of("loopback:tck");
            }

            @Override
            public List<String> topicsToRefuse() {
                return List.of("", "a b", "a*", "a/b", "a\n");
            }

            @Override
            public Optional<String> missingTopic(String unique) {
                return Optional.of("missing-" + unique);
            }

            @Override
            public OptionalInt largestBody() {
                return OptionalInt.of(LoopbackBroker.MOST_BYTES);
            }

            @Override
            public Duration redelivery() {
                return Duration.ofMillis(100);
            }
        };
    }
}
