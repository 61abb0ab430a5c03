package dev.witloof.broker.kafka;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topic of replies. Everybody who asks reads all of it; what is meant for this channel has its name before the
 * correlation id, which every responder repeats, also one that knows nothing of this adapter.
 */
final class ReplyReader implements ReplyChannel, PollLoop.Work {
    private static final int PER_POLL = 500;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String topic;
    private final String channel;
    private final java.util.function.Consumer<? super Envelope> sink;
    private final Reachability reachability;
    private final Positions positions;
    private final PollLoop loop;
    private volatile boolean closed;

    ReplyReader(
            String topic,
            java.util.function.Consumer<? super Envelope> sink,
            Reachability reachability,
            KafkaSettings settings,
            Positions start,
            Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers) {
        this.topic = topic;
        this.channel = freshName();
        this.sink = sink;
        this.reachability = reachability;
        this.positions = start;
        this.loop = new PollLoop(
                topic, this, () -> consumers.apply(settings.consumer(Optional.empty(), PER_POLL)), reachability);
    }

    private static String freshName() {
        return RANDOM.ints(TopicName.CHANNEL_LENGTH, 0, Character.MAX_RADIX)
                .collect(
                        StringBuilder::new,
                        (name, digit) -> name.append(Character.forDigit(digit, Character.MAX_RADIX)),
                        StringBuilder::append)
                .toString();
    }

    /** What goes out as the correlation id of a message for a channel. */
    static String correlation(String channel, String id) {
        return channel + ":" + id;
    }

    PollLoop loop() {
        return loop;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public String address() {
        if (closed) {
            throw new BrokerException(Kind.CONNECTION, "the reply channel on " + topic + " was closed");
        }
        return TopicName.address(topic, channel);
    }

    @Override
    public void open(Consumer<byte[], byte[]> consumer) {
        positions.open(consumer);
        loop.isReady();
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public void received(ConsumerRecord<byte[], byte @Nullable []> record) {
        PartitionProgress progress = positions.of(new TopicPartition(record.topic(), record.partition()));
        progress.received(record.offset());
        progress.forget(record.offset());
        Envelope reply = Records.read(record);
        String mine = correlation(channel, "");
        Optional<String> id = reply.correlationId().filter(found -> found.startsWith(mine));
        if (id.isEmpty() || closed) {
            return;
        }
        Envelope.Builder own = reply.toBuilder().withoutReply();
        reply.replyTo().ifPresent(own::replyTo);
        String asked = id.get().substring(mine.length());
        sink.accept((asked.isEmpty() ? own : own.correlationId(asked)).build());
    }

    @Override
    public void tick(Consumer<byte[], byte[]> consumer) {
        if (reachability.isUp()) {
            positions.look(consumer);
        }
    }

    @Override
    public void failed(BrokerException failure) {
        // The next consumer goes on where this one was.
    }

    @Override
    public void closing(Consumer<byte[], byte[]> consumer) {
        // Nothing of it is kept.
    }

    @Override
    public void close() {
        closed = true;
        loop.close();
    }
}
