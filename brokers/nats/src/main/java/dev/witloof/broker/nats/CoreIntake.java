package dev.witloof.broker.nats;

import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.adapter.AdapterSubscription;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A subscription of core NATS. The server hands out without being asked, so what there is no room for waits here, up to
 * the pending limits; also while the subscription is paused, because the server would keep nothing.
 */
final class CoreIntake implements ReconnectingIntake {
    private final Link link;
    private final AdapterSubscription subscription;
    private final Dispatcher dispatcher;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong handled = new AtomicLong();
    private volatile boolean stopped;

    CoreIntake(Link link, NatsSettings settings, SubscriptionSpec spec, AdapterSubscription subscription) {
        this.link = link;
        this.subscription = subscription;
        this.dispatcher = link.connection().createDispatcher(this::received);
        dispatcher.setPendingLimits(settings.pendingMessages(), settings.pendingBytes());
        spec.group()
                .ifPresentOrElse(
                        group -> dispatcher.subscribe(spec.topic(), Groups.queue(group)),
                        () -> dispatcher.subscribe(spec.topic()));
        link.flush();
    }

    private void received(Message message) throws InterruptedException {
        try {
            // A status is no message: the server says that nobody listens to something that was sent from here.
            if (!message.isStatusMessage()) {
                boolean unused = subscription.awaitRoom();
                // Also after the end, so that what nobody gets is counted.
                subscription.offer(new CoreReceipt(Incoming.core(message), numbers.incrementAndGet()));
            }
        } finally {
            // By the dispatcher's thread alone.
            handled.lazySet(handled.get() + 1);
        }
    }

    @Override
    public void disconnected() {
        subscription.cutOff();
    }

    @Override
    public void reconnected() {
        subscription.restored();
    }

    @Override
    public void pause() {
        // The subscription has no room now, which holds the dispatcher.
    }

    @Override
    public void resume() {
        // The dispatcher goes on by itself.
    }

    @Override
    public boolean isClosed() {
        return stopped;
    }

    @Override
    public void stop() {
        stopped = true;
        Dispatchers.drainAll(link, dispatcher, handled::get);
    }

    /** The server has forgotten what it has sent. */
    @Override
    public boolean drains() {
        return true;
    }

    @Override
    public void close() {
        // Nothing is left after the stop.
    }
}
