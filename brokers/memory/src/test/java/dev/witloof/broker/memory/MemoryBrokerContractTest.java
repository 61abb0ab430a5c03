package dev.witloof.broker.memory;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.memory.contract.ClosingContract;
import dev.witloof.broker.memory.contract.GroupContract;
import dev.witloof.broker.memory.contract.PublishingContract;
import dev.witloof.broker.memory.contract.RequestReplyContract;
import dev.witloof.broker.memory.contract.SettlementContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

class MemoryBrokerContractTest {
    private static Broker open() {
        return Brokers.connect("memory:contract");
    }

    @Nested
    class Publishing extends PublishingContract {
        @Override
        protected List<String> topicsToRefuse() {
            return List.of(
                    "", "a..b", ".a", "a.", "a b", "a.*", "a.>", ">", "*", "a*", "a\nb", "a\u0000b", "a".repeat(1025));
        }

        @Override
        protected Broker newConnection() {
            return open();
        }
    }

    @Nested
    class Groups extends GroupContract {
        @Override
        protected Broker newConnection() {
            return open();
        }
    }

    @Nested
    class Settling extends SettlementContract {
        @Override
        protected Broker newConnection() {
            return open();
        }
    }

    @Nested
    class RequestingAndReplying extends RequestReplyContract {
        @Override
        protected Broker newConnection() {
            return open();
        }
    }

    @Nested
    class Closing extends ClosingContract {
        @Override
        protected Broker newConnection() {
            return open();
        }
    }
}
