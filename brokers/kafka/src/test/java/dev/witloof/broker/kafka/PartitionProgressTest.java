package dev.witloof.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {
    private final PartitionProgress progress = new PartitionProgress();

    private static boolean isDone(CompletionStage<Void> stage) {
        CompletableFuture<Void> future = stage.toCompletableFuture();
        return future.isDone() && !future.isCompletedExceptionally();
    }

    @Test
    void theHighestOffsetBeforeWhichAllIsDoneIsCommitted() {
        for (long offset = 5; offset < 9; offset++) {
            progress.received(offset);
        }
        assertThat(progress.due()).isEmpty();

        CompletionStage<Void> later = progress.done(6);
        assertThat(progress.due()).isEmpty();
        assertThat(isDone(later)).as("it goes along with 5").isTrue();

        CompletionStage<Void> first = progress.done(5);
        assertThat(progress.due()).hasValue(7);
        assertThat(isDone(first)).isFalse();
        progress.committed(7);
        assertThat(isDone(first)).isTrue();
        assertThat(progress.due()).isEmpty();
        assertThat(progress.position()).isEqualTo(7);
    }

    @Test
    void offsetsThatAreMissingHoldUpNothing() {
        progress.received(5);
        progress.received(90); // what lay between was compacted away, or marked the end of a transaction
        CompletionStage<Void> first = progress.done(5);
        assertThat(progress.due()).hasValue(90);
        CompletionStage<Void> second = progress.done(90);
        assertThat(progress.due()).hasValue(91);

        progress.committed(90);
        assertThat(isDone(first)).isTrue();
        assertThat(isDone(second)).isFalse();
        progress.committed(91);
        assertThat(isDone(second)).isTrue();
    }

    @Test
    void aCommitThatFailsIsDueAgain() {
        progress.received(5);
        CompletionStage<Void> first = progress.done(5);

        progress.failed(6, new BrokerException(Kind.PERMISSION_DENIED, "no"));

        assertThat(first.toCompletableFuture()).isCompletedExceptionally();
        assertThat(progress.due()).hasValue(6);
    }

    @Test
    void whenThePartitionIsGoneNothingIsCommittedAndWhoeverWaitsIsTold() {
        progress.received(5);
        progress.received(6);
        CompletionStage<Void> waiting = progress.done(5);

        progress.end(new BrokerException(Kind.CONNECTION, "gone"));

        assertThat(waiting.toCompletableFuture()).isCompletedExceptionally();
        assertThat(progress.done(6).toCompletableFuture()).isCompletedExceptionally();
        assertThat(progress.due()).isEmpty();
    }

    @Test
    void readingAgainBeginsAtTheFirstThatIsNotDone() {
        progress.received(5);
        progress.received(6);
        progress.received(7);
        progress.forget(5);
        progress.forget(7);

        progress.restart();

        assertThat(progress.position()).isEqualTo(6);
        progress.received(6);
        progress.forget(6);
        assertThat(progress.position()).isEqualTo(7);
    }
}
