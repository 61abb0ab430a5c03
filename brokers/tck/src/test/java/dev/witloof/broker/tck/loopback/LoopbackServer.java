package dev.witloof.broker.tck.loopback;

import dev.witloof.broker.Envelope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A broker of queues, which knows prefetch limits, acknowledgements and giving back, and nothing else. Thread-safe. */
final class LoopbackServer {
    private static final Map<String, LoopbackServer> BY_NAME = new ConcurrentHashMap<>();

    private final Map<String, Map<String, Queue>> topics = new HashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    static LoopbackServer named(String name) {
        return BY_NAME.computeIfAbsent(name, fresh -> new LoopbackServer());
    }

    /** A message in a queue. Compared by identity. */
    static final class Letter {
        final long number;
        final Envelope envelope;

        Letter(long number, Envelope envelope) {
            this.number = number;
            this.envelope = envelope;
        }
    }

    /** What waits for the members of a group. */
    private static final class Queue {
        private final Deque<Letter> ready = new ArrayDeque<>();
        private final List<Member> members = new ArrayList<>();

        void dispatch() {
            for (Letter letter = ready.peek(); letter != null; letter = ready.peek()) {
                Member taker =
                        members.stream().filter(Member::hasRoom).findFirst().orElse(null);
                if (taker == null) {
                    return;
                }
                ready.remove();
                Collections.rotate(members, 1);
                taker.unsettled.add(letter);
                taker.sink.accept(letter);
            }
        }
    }

    /** A consumer of a queue. */
    final class Member {
        private final Queue queue;
        private final int limit;
        private final Consumer<? super Letter> sink;
        private final Set<Letter> unsettled = new LinkedHashSet<>();
        private boolean paused;

        private Member(Queue queue, int limit, Consumer<? super Letter> sink) {
            this.queue = queue;
            this.limit = limit;
            this.sink = sink;
        }

        private boolean hasRoom() {
            return !paused && unsettled.size() < limit;
        }

        void pause(boolean on) {
            synchronized (LoopbackServer.this) {
                paused = on;
                queue.dispatch();
            }
        }

        /** Forgets a message; false if it is not with this member any more. */
        boolean ack(Letter letter) {
            synchronized (LoopbackServer.this) {
                boolean found = unsettled.remove(letter);
                queue.dispatch();
                return found;
            }
        }

        void release(Letter letter) {
            synchronized (LoopbackServer.this) {
                if (unsettled.remove(letter)) {
                    queue.ready.addFirst(letter);
                    queue.dispatch();
                }
            }
        }

        void close() {
            synchronized (LoopbackServer.this) {
                queue.members.remove(this);
                topics.values().forEach(groups -> groups.remove("broadcast " + System.identityHashCode(this)));
                unsettled.forEach(queue.ready::addFirst);
                unsettled.clear();
                queue.dispatch();
            }
        }
    }

    /** Puts a message into all queues of its topic; says whether there is one. */
    synchronized boolean publish(Envelope message) {
        Map<String, Queue> queues = topics.getOrDefault(message.topic(), Map.of());
        for (Queue queue : queues.values()) {
            queue.ready.add(new Letter(numbers.incrementAndGet(), message));
            queue.dispatch();
        }
        return !queues.isEmpty();
    }

    synchronized Member join(String topic, String group, int limit, Consumer<? super Letter> sink) {
        Queue queue = topics.computeIfAbsent(topic, fresh -> new HashMap<>())
                .computeIfAbsent("group " + group, fresh -> new Queue());
        Member member = new Member(queue, limit, sink);
        queue.members.add(member);
        queue.dispatch();
        return member;
    }

    synchronized Member broadcast(String topic, int limit, Consumer<? super Letter> sink) {
        Queue queue = new Queue();
        Member member = new Member(queue, limit, sink);
        queue.members.add(member);
        topics.computeIfAbsent(topic, fresh -> new HashMap<>())
                .put("broadcast " + System.identityHashCode(member), queue);
        return member;
    }
}
