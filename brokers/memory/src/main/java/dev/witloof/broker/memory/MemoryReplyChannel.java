package dev.witloof.broker.memory;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.ReplyChannel;

/** A broadcast subscription to an address that nobody else knows. */
final class MemoryReplyChannel implements ReplyChannel {
    private final MemorySubscription subscription;

    MemoryReplyChannel(MemorySubscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public String address() {
        if (!subscription.healthy()) {
            throw new BrokerException(Kind.CONNECTION, "the reply channel is closed");
        }
        return subscription.spec().topic();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
