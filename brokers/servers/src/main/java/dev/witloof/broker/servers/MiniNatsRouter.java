package dev.witloof.broker.servers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** All subscriptions, and which of them get a message. Thread-safe. */
final class MiniNatsRouter {
    private final Map<String, List<MiniNatsSubscription>> literal = new ConcurrentHashMap<>();
    private final List<MiniNatsSubscription> wild = new CopyOnWriteArrayList<>();

    void add(MiniNatsSubscription subscription) {
        String filter = subscription.filter();
        if (MiniNatsSubject.isLiteral(filter)) {
            literal.compute(filter, (key, known) -> {
                List<MiniNatsSubscription> list = known == null ? new CopyOnWriteArrayList<>() : known;
                list.add(subscription);
                return list;
            });
        } else {
            wild.add(subscription);
        }
    }

    void remove(MiniNatsSubscription subscription) {
        wild.remove(subscription);
        literal.computeIfPresent(subscription.filter(), (key, list) -> {
            list.remove(subscription);
            return list.isEmpty() ? null : list;
        });
    }

    void remove(MiniNatsClient client) {
        wild.removeIf(subscription -> subscription.client() == client);
        for (String filter : literal.keySet()) {
            literal.computeIfPresent(filter, (key, list) -> {
                list.removeIf(subscription -> subscription.client() == client);
                return list.isEmpty() ? null : list;
            });
        }
    }

    /**
     * Gives the message to every subscription without a queue, and to one of each queue.
     *
     * @return whether there was one
     */
    boolean route(MiniNatsMessage message, MiniNatsClient from) {
        List<MiniNatsSubscription> targets = targets(message.subject(), from);
        boolean any = false;
        for (MiniNatsSubscription target : targets) {
            any |= target.client().deliver(target, message);
        }
        return any;
    }

    private List<MiniNatsSubscription> targets(String subject, MiniNatsClient from) {
        List<MiniNatsSubscription> targets = new ArrayList<>();
        Map<String, List<MiniNatsSubscription>> queues = new HashMap<>();
        for (MiniNatsSubscription subscription : literal.getOrDefault(subject, List.of())) {
            sort(subscription, from, targets, queues);
        }
        for (MiniNatsSubscription subscription : wild) {
            if (MiniNatsSubject.matches(subscription.filter(), subject)) {
                sort(subscription, from, targets, queues);
            }
        }
        for (List<MiniNatsSubscription> members : queues.values()) {
            targets.add(members.get(ThreadLocalRandom.current().nextInt(members.size())));
        }
        return targets;
    }

    private static void sort(
            MiniNatsSubscription subscription,
            MiniNatsClient from,
            List<MiniNatsSubscription> targets,
            Map<String, List<MiniNatsSubscription>> queues) {
        if (subscription.isExhausted() || (subscription.client() == from && !from.wantsEcho())) {
            return;
        }
        String queue = subscription.queue();
        if (queue == null) {
            targets.add(subscription);
        } else {
            queues.computeIfAbsent(queue, key -> new ArrayList<>()).add(subscription);
        }
    }
}
