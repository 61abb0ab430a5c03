package dev.witloof.broker.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.witloof.broker.Envelope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What fails on the way of one message, and cannot be brought about from outside, does not hold up those behind it. */
class OutboxTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final List<String> written = new ArrayList<>();

    private static Sending sending(String key, Duration timeout) {
        BasicProperties properties = Properties.write(Envelope.of(key, key), key);
        return new Sending("amq.topic", key, properties, new byte[0], timeout);
    }

    private void write(Sending sending) {
        if (sending.key().equals("deep")) {
            throw new StackOverflowError();
        }
        written.add(sending.key());
        sending.succeed();
    }

    private static void assertFailed(Sending sending, String why) {
        assertThatThrownBy(() -> sending.result().toCompletableFuture().get()).hasMessageContaining(why);
    }

    @Test
    void anErrorWhileOneMessageIsWrittenFailsThatOne() {
        Outbox outbox = new Outbox(Runnable::run, () -> false, this::write);
        Sending deep = sending("deep", LONG);

        outbox.add(deep);
        outbox.add(sending("next", LONG));

        assertFailed(deep, "StackOverflowError");
        assertThat(written).containsExactly("next");
    }

    @Test
    void aThreadThatCannotBeStartedFailsTheMessageThatNeededIt() {
        AtomicBoolean exhausted = new AtomicBoolean(true);
        Outbox outbox = new Outbox(
                task -> {
                    if (exhausted.get()) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    task.run();
                },
                () -> false,
                this::write);
        Sending first = sending("first", LONG);

        outbox.add(first);
        exhausted.set(false);
        outbox.add(sending("second", LONG));

        assertFailed(first, "unable to create native thread");
        assertThat(written).containsExactly("second");
    }

    @Test
    void messagesAreWrittenInOrderAndByOneWorkerAtATime() {
        Queue<Runnable> workers = new ArrayDeque<>();
        Outbox outbox = new Outbox(workers::add, () -> false, this::write);

        outbox.add(sending("a", LONG));
        outbox.add(sending("b", LONG));

        assertThat(workers).hasSize(1);
        workers.remove().run();
        assertThat(written).containsExactly("a", "b");
    }

    @Test
    void messagesThatHaveEndedOrWhoseTimeIsOverAreNotWritten() {
        AtomicBoolean held = new AtomicBoolean(true);
        Outbox outbox = new Outbox(Runnable::run, held::get, this::write);
        Sending ended = sending("ended", LONG);
        Sending late = sending("late", Duration.ZERO);

        outbox.add(ended);
        outbox.add(late);
        outbox.add(sending("in time", LONG));
        ended.fail(new IllegalStateException("for another reason"));
        assertThat(written).isEmpty();
        held.set(false);
        outbox.wake();

        assertFailed(late, "its time was over");
        assertThat(written).containsExactly("in time");
    }
}
