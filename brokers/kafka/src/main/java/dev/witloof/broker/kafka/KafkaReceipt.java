package dev.witloof.broker.kafka;

import dev.witloof.broker.Envelope;
import dev.witloof.broker.adapter.Receipt;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A record that was read for a subscription. */
final class KafkaReceipt implements Receipt {
    private final TopicPartition partition;
    private final long offset;
    private final Envelope envelope;
    private final Supplier<CompletionStage<Void>> done;

    KafkaReceipt(
            TopicPartition partition,
            ConsumerRecord<byte[], byte @Nullable []> record,
            Supplier<CompletionStage<Void>> done) {
        this.partition = partition;
        this.offset = record.offset();
        this.envelope = Records.read(record);
        this.done = done;
    }

    TopicPartition partition() {
        return partition;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public String id() {
        return partition + "@" + offset;
    }

    @Override
    public CompletionStage<Void> ack() {
        return done.get();
    }

    @Override
    public void release() {
        // What is not committed is read again by whoever has the partition next.
    }
}
