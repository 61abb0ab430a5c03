package dev.witloof.broker.memory;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a group or of one broadcast subscription, and the members that take them in turn.
 *
 * <p>A message takes its room from {@link #reserve} to {@link #release}: while it waits, while it is handed out, and
 * while a retry is delayed. The queue's monitor guards its state and that of its members; nothing foreign is called
 * while it is held.
 */
final class MessageQueue {
    private final String name;
    private final boolean letters;
    private final MemoryLimits limits;
    private final Deque<Message> ready = new ArrayDeque<>();
    private final List<MemorySubscription> members = new ArrayList<>();
    private int turn;
    private int messages;
    private long bytes;
    private boolean ended;

    MessageQueue(String name, boolean letters, MemoryLimits limits) {
        this.name = name;
        this.letters = letters;
        this.limits = limits;
    }

    /** Whether this began as the keeper of dead letters that nobody was subscribed to. */
    boolean letters() {
        return letters;
    }

    /** Makes room for a message, or says that there is none. */
    synchronized void reserve(Message message) {
        if (messages >= limits.queueMessages() || bytes + message.bytes() > limits.queueBytes()) {
            throw new BrokerException(
                    Kind.QUOTA,
                    "the queue of " + name + " is full: it holds " + messages + " of " + limits.queueMessages()
                            + " messages and " + bytes + " of " + limits.queueBytes() + " bytes, and this one has "
                            + message.bytes());
        }
        messages++;
        bytes += message.bytes();
    }

    /** Gives back the room of a message that is gone. */
    synchronized void release(Message message) {
        messages--;
        bytes -= message.bytes();
    }

    /** Lets a message wait behind the others, in the room that was reserved for it. */
    void add(Message message) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ready.addLast(message);
        }
        wake();
    }

    /** The next message, for a member that holds the monitor. */
    @Nullable
    Message poll() {
        return ready.pollFirst();
    }

    /** Puts messages back to the front, in their order, for a member that holds the monitor. */
    void putBack(List<Message> returned) {
        if (!ended) {
            for (int i = returned.size() - 1; i >= 0; i--) {
                ready.addFirst(returned.get(i));
            }
        }
    }

    /** Starts an idle member with room, if a message waits; and another when that one has ended already. */
    void wake() {
        MemorySubscription idle;
        do {
            idle = claimIdle();
        } while (idle != null && idle.start());
    }

    /** The next idle member with room, if a message waits. The turn goes round. */
    private synchronized @Nullable MemorySubscription claimIdle() {
        for (int i = 0; i < members.size() && !ready.isEmpty(); i++) {
            turn = (turn + 1) % members.size();
            MemorySubscription member = members.get(turn);
            if (member.claim()) {
                return member;
            }
        }
        return null;
    }

    synchronized void join(MemorySubscription member) {
        members.add(member);
    }

    synchronized void leave(MemorySubscription member) {
        members.remove(member);
    }

    /** Drops what waits, and what comes back from now on. */
    synchronized void end() {
        ended = true;
        ready.clear();
    }

    /** Whether no message takes room here. */
    synchronized boolean isEmpty() {
        return messages == 0;
    }

    /** Whether another message of no size would be refused. */
    synchronized boolean isFull() {
        return messages >= limits.queueMessages() || bytes >= limits.queueBytes();
    }

    @Override
    public String toString() {
        return name;
    }
}
