package dev.witloof.broker.memory;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which queues get a message. Thread-safe: routes are replaced, never changed, so that publishing takes no lock.
 *
 * <p>A dead letter goes to those who name its topic, not to patterns: a pattern that also matches {@code orders.dlq}
 * would get its own failures back. While nobody names the topic the letters are kept, for the first who will.
 */
final class Router {
    private final MemoryLimits limits;
    private final Map<GroupKey, MessageQueue> groups = new HashMap<>();
    private final Map<String, MessageQueue> kept = new HashMap<>();
    private final Set<MessageQueue> all = new LinkedHashSet<>();
    private final Map<String, List<MessageQueue>> byTopic = new ConcurrentHashMap<>();
    private volatile List<PatternRoute> byPattern = List.of();

    Router(MemoryLimits limits) {
        this.limits = limits;
    }

    private record GroupKey(String filter, String group) {}

    private record PatternRoute(TopicFilter filter, MessageQueue queue) {}

    /** The queues that get a message published to a topic. */
    List<MessageQueue> route(String topic) {
        List<MessageQueue> named = byTopic.getOrDefault(topic, List.of());
        List<PatternRoute> patterns = byPattern;
        if (patterns.isEmpty() || topic.startsWith(TopicFilter.REPLY_PREFIX)) {
            return named;
        }
        List<MessageQueue> queues = new ArrayList<>(named);
        for (PatternRoute route : patterns) {
            if (route.filter().matches(topic)) {
                queues.add(route.queue());
            }
        }
        return queues;
    }

    /** The queue of a group: that of its first member for all that follow. */
    synchronized MessageQueue group(TopicFilter filter, String group) {
        GroupKey key = new GroupKey(filter.text(), group);
        MessageQueue queue = groups.get(key);
        if (queue == null) {
            queue = open(filter, filter.text() + " (group " + group + ")");
            groups.put(key, queue);
        }
        return queue;
    }

    /** A queue for one subscription, until {@link #endBroadcast}. */
    synchronized MessageQueue broadcast(TopicFilter filter) {
        return open(filter, filter.text() + " (broadcast)");
    }

    /** Closes the queue of one subscription. Dead letters that it took over are kept again. */
    synchronized void endBroadcast(TopicFilter filter, MessageQueue queue) {
        if (filter.wildcard()) {
            byPattern =
                    byPattern.stream().filter(route -> route.queue() != queue).toList();
        } else {
            byTopic.computeIfPresent(filter.text(), (topic, queues) -> {
                List<MessageQueue> others =
                        queues.stream().filter(other -> other != queue).toList();
                return others.isEmpty() ? null : others;
            });
        }
        if (queue.letters() && !queue.isEmpty()) {
            kept.put(filter.text(), queue);
        } else {
            all.remove(queue);
            queue.end();
        }
    }

    /** Puts a dead letter where it belongs, or says that there is no room. */
    synchronized void deadLetter(Message letter) {
        String topic = letter.envelope().topic();
        List<MessageQueue> queues = byTopic.getOrDefault(topic, List.of());
        if (queues.isEmpty()) {
            MessageQueue keeper = kept.get(topic);
            if (keeper == null) {
                requireRoom(topic);
                keeper = new MessageQueue(topic + " (dead letters)", true, limits);
                kept.put(topic, keeper);
                all.add(keeper);
            }
            queues = List.of(keeper);
        }
        put(letter, queues);
    }

    /** Puts a message into all of the queues or, when one has no room, into none. */
    static void put(Message message, List<MessageQueue> queues) {
        int reserved = 0;
        try {
            for (; reserved < queues.size(); reserved++) {
                queues.get(reserved).reserve(message);
            }
        } catch (BrokerException full) {
            queues.subList(0, reserved).forEach(queue -> queue.release(message));
            throw full;
        }
        queues.forEach(queue -> queue.add(message));
    }

    /** A queue that has no room left, if there is one. */
    synchronized Optional<MessageQueue> full() {
        return all.stream().filter(MessageQueue::isFull).findFirst();
    }

    private MessageQueue open(TopicFilter filter, String name) {
        MessageQueue taken = filter.wildcard() ? null : kept.remove(filter.text());
        if (taken == null) {
            requireRoom(filter.text());
        }
        MessageQueue queue = taken == null ? new MessageQueue(name, false, limits) : taken;
        all.add(queue);
        if (filter.wildcard()) {
            List<PatternRoute> routes = new ArrayList<>(byPattern);
            routes.add(new PatternRoute(filter, queue));
            byPattern = List.copyOf(routes);
        } else {
            byTopic.merge(filter.text(), List.of(queue), (before, more) -> {
                List<MessageQueue> queues = new ArrayList<>(before);
                queues.addAll(more);
                return List.copyOf(queues);
            });
        }
        return queue;
    }

    private void requireRoom(String topic) {
        if (all.size() >= limits.queues()) {
            throw new BrokerException(
                    Kind.QUOTA,
                    "there are " + all.size() + " queues, which is the limit, and " + topic + " needs another");
        }
    }
}
