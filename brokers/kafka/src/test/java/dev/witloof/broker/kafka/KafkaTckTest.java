package dev.witloof.broker.kafka;

import dev.witloof.broker.tck.BrokerHarness;
import dev.witloof.broker.tck.BrokerTck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(TestKafka.PROXY)
class KafkaTckTest extends BrokerTck {
    private static BrokerHarness harness;

    @BeforeAll
    static void start() throws Exception {
        harness = new KafkaHarness();
    }

    @Override
    protected BrokerHarness harness() {
        return harness;
    }
}
