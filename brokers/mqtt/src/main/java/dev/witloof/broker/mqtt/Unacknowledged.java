package dev.witloof.broker.mqtt;

import dev.witloof.broker.Envelope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came in a session and may come once more: when a session goes on over another connection, the server repeats what it
 * has no acknowledgement of, with the same packet identifier and marked as a repeat (MQTT 5, section 4.4). Such a repeat is
 * no message of its own: it is joined to what is being done with the first one, or acknowledged if that is done.
 *
 * <p>Besides, a repeat has to have the contents of the first one: there are servers that number anew. Thread-safe; calls
 * nothing foreign under its monitor.
 */
final class Unacknowledged {

    /** A message that was acknowledged over a connection; whether the server has read it is told by nobody. */
    private record Done(int contents, MqttConnection connection) {}

    private final Map<Integer, MqttReceipt> open = new HashMap<>();
    private final Set<MqttReceipt> displaced = new HashSet<>();
    private final Map<Integer, Done> done;

    /**
     * Of a session where nothing has come yet.
     *
     * @param receiveMaximum how many messages the server can have unacknowledged
     */
    Unacknowledged(int receiveMaximum) {
        this.done = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Done> eldest) {
                return size() > receiveMaximum;
            }
        };
    }

    /** A message came, which is joined to what it is a repeat of; false if it is none, and a message of its own. */
    boolean joins(MqttArrival arrival, Envelope contents) {
        if (!arrival.repeated()) {
            return false;
        }
        MqttReceipt first;
        synchronized (this) {
            first = open.get(arrival.packetId());
            boolean known = first == null
                    ? isDone(arrival, contents)
                    : first.isOfAnotherConnectionThan(arrival)
                            && first.envelope().equals(contents);
            if (!known) {
                return false;
            }
        }
        if (first == null) {
            arrival.acknowledge();
        } else {
            first.join(arrival);
        }
        return true;
    }

    private boolean isDone(MqttArrival arrival, Envelope contents) {
        Done before = done.get(arrival.packetId());
        return before != null
                && before.connection() != arrival.connection()
                && before.contents() == contents.hashCode();
    }

    /** A message of its own came. */
    synchronized void add(MqttReceipt receipt, int packetId) {
        done.remove(packetId);
        MqttReceipt before = open.put(packetId, receipt);
        if (before != null) {
            displaced.add(before);
        }
    }

    /** A message is acknowledged over a connection. */
    synchronized void acknowledged(MqttReceipt receipt, MqttArrival arrival) {
        if (open.remove(arrival.packetId(), receipt)) {
            done.put(arrival.packetId(), new Done(receipt.envelope().hashCode(), arrival.connection()));
        }
    }

    /**
     * What the server repeats has all come.
     *
     * @param connection over which it came, or none if the session has ended
     * @return what cannot be acknowledged any more
     */
    Set<MqttReceipt> settle(@Nullable MqttConnection connection) {
        Set<MqttReceipt> gone;
        synchronized (this) {
            gone = new HashSet<>(displaced);
            displaced.clear();
            for (MqttReceipt receipt : open.values()) {
                if (!receipt.isOf(connection)) {
                    gone.add(receipt);
                }
            }
            open.values().removeAll(gone);
            done.values().removeIf(before -> before.connection() != connection);
        }
        gone.forEach(MqttReceipt::lose);
        return gone;
    }
}
