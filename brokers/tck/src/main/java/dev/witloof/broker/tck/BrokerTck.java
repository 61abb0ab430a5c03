package dev.witloof.broker.tck;

import dev.witloof.broker.Broker;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a {@link Broker}, as tests. An adapter's test class extends this one and has its server running while
 * its tests run; each test connects anew and uses topics of its own, so one server does for all.
 *
 * <p>A test that needs what the broker or the harness cannot give is skipped, and its report says what was missing.
 */
@ExtendWith(FixtureExtension.class)
@Timeout(value = 300, unit = TimeUnit.SECONDS)
public abstract class BrokerTck
        implements ConnectingContract,
                PublishingContract,
                MetadataContract,
                SubscribingContract,
                FlowContract,
                SettlementContract,
                DeadLetterContract,
                DeadLetterPatternContract,
                RequestReplyContract,
                ClosingContract,
                FaultContract {

    /** For subclasses. */
    protected BrokerTck() {}

    /**
     * Describes the broker under test. Called before each test.
     *
     * @return the harness, which may be the same one for all tests
     */
    protected abstract BrokerHarness harness();
}
