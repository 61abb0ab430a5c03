package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ShutdownSignalException;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.adapter.AdapterThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A channel on which the broker confirms every message, and the messages that it has not confirmed yet. Each channel counts
 * from 1, so another one has another of these. One thread at a time publishes; otherwise thread-safe.
 */
final class Confirms {
    private static final Duration RETURNED_BY = Duration.ofMillis(100);

    private final AdapterThreads threads;
    private final Channel channel;
    private final ConcurrentNavigableMap<Long, Sending> byNumber = new ConcurrentSkipListMap<>();
    private final Map<String, Sending> byId = new ConcurrentHashMap<>();

    /** Whether the broker may count otherwise than this; only for the thread that publishes. */
    private boolean miscounted;

    /**
     * Asks for confirmations.
     *
     * @param channel a new one
     * @throws IOException if the broker gives none
     */
    Confirms(Channel channel, AdapterThreads threads) throws IOException {
        this.threads = threads;
        this.channel = channel;
        channel.confirmSelect();
        channel.addConfirmListener(
                (number, multiple) -> confirmed(number, multiple, null),
                (number, multiple) -> confirmed(number, multiple, "the broker could not take it"));
        channel.addReturnListener(this::returned);
        channel.addShutdownListener(this::closed);
    }

    boolean isOpen() {
        return !miscounted && channel.isOpen();
    }

    /**
     * Writes a message, which ends when the broker has said something about it, or the channel is lost. It fails without
     * being written if its properties do not fit into a frame.
     */
    void publish(Sending sending) throws IOException {
        int size = sending.properties().toFrame(0, sending.body().length).size();
        int most = channel.getConnection().getFrameMax();
        if (most > 0 && size > most) {
            sending.fail(
                    BrokerException.Kind.TOO_LARGE,
                    "its metadata take a frame of " + size + " bytes, and the broker takes " + most);
            return;
        }
        long number = channel.getNextPublishSeqNo();
        byNumber.put(number, sending);
        byId.put(sending.id(), sending);
        // Also if it fails, or takes too long: the memory that it takes is no longer counted then.
        sending.whenEnded(() -> {
            byNumber.remove(number);
            byId.remove(sending.id());
        });
        try {
            channel.basicPublish(sending.exchange(), sending.key(), true, sending.properties(), sending.body());
        } catch (IOException | RuntimeException | Error e) {
            // The library has counted the message, and the broker, which may not have got it, has not.
            miscounted = true;
            sending.fail(e); // first, since all that are open fail with the channel
            Link.abort(channel);
        }
    }

    private void returned(Return message) {
        Sending sending = byId.get(String.valueOf(message.getProperties().getMessageId()));
        if (sending != null) {
            String where = sending.exchange().isEmpty()
                    ? "there is no queue " + sending.key()
                    : "no queue is bound to " + sending.key();
            sending.fail(BrokerException.Kind.NO_ROUTE, where);
        }
    }

    private void confirmed(long number, boolean multiple, @Nullable String refused) {
        if (!multiple) {
            Sending sending = byNumber.remove(number);
            if (sending != null) {
                confirmed(sending, refused);
            }
            return;
        }
        ConcurrentNavigableMap<Long, Sending> upTo = byNumber.headMap(number, true);
        for (Map.Entry<Long, Sending> first = upTo.pollFirstEntry(); first != null; first = upTo.pollFirstEntry()) {
            confirmed(first.getValue(), refused);
        }
    }

    private void confirmed(Sending sending, @Nullable String refused) {
        if (refused == null) {
            sending.succeed();
        } else {
            // Some brokers say no first, and then return the message with the reason.
            threads.after(RETURNED_BY, () -> threads.run(() -> sending.fail(BrokerException.Kind.QUOTA, refused)));
        }
    }

    private void closed(ShutdownSignalException cause) {
        byNumber.values().forEach(sending -> sending.fail(cause));
    }
}
