package dev.witloof.broker.amqp;

import dev.witloof.broker.adapter.AdapterThreads;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.qpid.protonj2.client.Message;

/** The addresses that are sent to: as many links as are in use, and some of those that were used last. Thread-safe. */
final class AmqpTargets {
    private static final int MOST_IDLE = 128;

    private final AmqpLink link;
    private final AdapterThreads threads;
    private final AmqpSettings settings;
    private final AmqpBudget budget;
    private final Map<String, AmqpTarget> targets = new LinkedHashMap<>(16, 0.75f, true);

    AmqpTargets(AmqpLink link, AdapterThreads threads, AmqpSettings settings) {
        this.link = link;
        this.threads = threads;
        this.settings = settings;
        this.budget = new AmqpBudget(settings.maxPendingBytes());
    }

    /**
     * Sends a message soon.
     *
     * @param size what it takes, see {@link AmqpBudget#size}
     * @throws BrokerException if too many messages are on their way
     */
    void send(String address, Message<byte[]> message, long size, CompletableFuture<Void> done) {
        budget.take(size);
        while (!target(address).send(message, size, done)) {
            // It was closed for being idle, a moment ago.
        }
    }

    private synchronized AmqpTarget target(String address) {
        AmqpTarget target = targets.computeIfAbsent(
                address, name -> new AmqpTarget(link, threads, budget, name, settings.sendTimeout()));
        if (targets.size() > MOST_IDLE) {
            closeIdle(target);
        }
        return target;
    }

    private void closeIdle(AmqpTarget except) {
        Iterator<AmqpTarget> oldest = targets.values().iterator();
        for (int most = targets.size() - MOST_IDLE; most > 0 && oldest.hasNext(); ) {
            AmqpTarget target = oldest.next();
            if (target != except && target.closeIdle()) {
                oldest.remove();
                most--;
            }
        }
    }

    /** Fails what is under way. */
    void close() {
        List<AmqpTarget> all;
        synchronized (this) {
            all = new ArrayList<>(targets.values());
            targets.clear();
        }
        all.forEach(AmqpTarget::close);
    }
}
