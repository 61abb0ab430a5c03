package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.Metadata;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class GivingUpTest extends ScriptedTest {

    private static CompletionStage<Void> refusal(BrokerException.Kind kind) {
        return CompletableFuture.failedFuture(new BrokerException(kind, "refused"));
    }

    private void refuseIf(BrokerException.Kind kind, Predicate<Envelope> which) {
        broker.sending = message -> which.test(message) ? refusal(kind) : CompletableFuture.completedFuture(null);
    }

    @Test
    void theDeadLetterIsConfirmedBeforeTheMessageIsAcknowledged() throws InterruptedException {
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        broker.sending = message -> confirmed;
        subscribe(orders().maxAttempts(2).build());
        broker.arrives("a", 2);

        CompletionStage<Void> settled = next().retry(Duration.ZERO, "the last straw");

        assertThat(broker.told).containsExactly("publish orders.dlq");
        assertThat(settled.toCompletableFuture()).isNotDone();
        confirmed.complete(null);
        await(settled);
        assertThat(broker.told).containsExactly("publish orders.dlq", "ack a");
        assertThat(DeadLetter.read(broker.published.get(0))).contains(new DeadLetter("orders", "the last straw", 2));
    }

    @Test
    void aMessageWhoseDeadLetterIsRefusedIsHandedOutAgain() throws InterruptedException {
        broker.sending = message -> refusal(BrokerException.Kind.QUOTA);
        subscribe(orders().deadLetterTopic("dead").backoff(Backoff.NONE).build());
        broker.arrives("a");

        assertThat(BrokerException.from(failure(next().reject("no"))).kind()).isEqualTo(BrokerException.Kind.QUOTA);
        assertThat(broker.health().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(broker.health().detail()).contains("dead letters").contains("refused");
        Delivery again = next();
        assertThat(again.attempt()).isEqualTo(2);
        broker.sending = message -> CompletableFuture.completedFuture(null);
        await(again.reject("still no"));

        assertThat(broker.told).containsExactly("publish dead", "publish dead", "ack a");
        assertThat(broker.health()).isEqualTo(Health.up());
        assertThat(broker.opened().room()).isEqualTo(orders().build().maxInFlight());
    }

    @Test
    void healthIsGoodAgainWhenAMessageWhoseDeadLetterWasRefusedIsHandled() throws InterruptedException {
        broker.sending = message -> refusal(BrokerException.Kind.NO_ROUTE);
        subscribe(orders().build());
        broker.arrives("a");
        broker.arrives("b");
        failure(next().reject("no"));
        failure(next().reject("no"));

        await(next().ack());
        assertThat(broker.health().status()).isEqualTo(Health.Status.DEGRADED);
        assertThat(broker.health().detail()).contains("refused");
        await(next().ack());

        assertThat(broker.health()).isEqualTo(Health.up());
    }

    @Test
    void healthIsGoodAgainWhenAMessageWhoseDeadLetterWasRefusedIsOnlyTriedAgain() throws InterruptedException {
        broker.sending = message -> refusal(BrokerException.Kind.NO_ROUTE);
        subscribe(orders().build());
        broker.arrives("a");
        failure(next().reject("no"));
        Delivery again = next();
        assertThat(broker.health().status()).isEqualTo(Health.Status.DEGRADED);

        await(again.retry(Duration.ofHours(1), "later"));

        assertThat(broker.health()).isEqualTo(Health.up());
    }

    @Test
    void healthIsGoodAgainWhenTheSessionOfAMessageWhoseDeadLetterWasRefusedIsLost() throws InterruptedException {
        broker.sending = message -> refusal(BrokerException.Kind.NO_ROUTE);
        subscribe(orders().build());
        broker.arrives("a");
        failure(next().reject("no"));
        assertThat(broker.health().status()).isEqualTo(Health.Status.DEGRADED);

        broker.opened().lost();
        broker.opened().restored();

        assertThat(broker.health()).isEqualTo(Health.up());
    }

    @Test
    void anotherMessagesDeadLetterDoesNotMakeHealthGoodForOneThatIsStillRefused() throws InterruptedException {
        refuseIf(BrokerException.Kind.NO_ROUTE, letter -> letter.text().equals("a"));
        subscribe(orders().maxAttempts(1).build());
        broker.arrives("a");
        broker.arrives("b");
        failure(next().reject("no"));

        await(next().reject("no"));

        assertThat(broker.health().status()).isEqualTo(Health.Status.DEGRADED);
    }

    @Test
    void anErrorOnTheWayToTheDeadLetterIsARefusalAndLosesNothing() throws InterruptedException {
        subscribe(orders().maxAttempts(1).build());
        broker.deadLetters = topic -> {
            throw new StackOverflowError("in the adapter");
        };
        broker.arrives("a");

        Throwable failure = failure(next().reject("no"));
        assertThat(BrokerException.from(failure).kind()).isEqualTo(BrokerException.Kind.OTHER);
        assertThat(broker.health().detail()).contains("in the adapter");
        broker.deadLetters = topic -> topic + ".dead";

        eventually(() -> broker.told.contains("ack a"));
        assertThat(broker.told).containsExactly("publish orders.dead", "ack a");
        eventually(() -> broker.opened().room() == orders().build().maxInFlight());
    }

    @Test
    void aDeadLetterOfALastAttemptIsTriedAgainButNotAtOnceAndItsMessageIsNotSeenAgain() throws InterruptedException {
        List<Long> times = new CopyOnWriteArrayList<>();
        broker.sending = message -> {
            times.add(System.nanoTime());
            return times.size() < 3 ? refusal(BrokerException.Kind.NO_ROUTE) : CompletableFuture.completedFuture(null);
        };
        subscribe(orders().maxAttempts(1).maxInFlight(1).backoff(Backoff.NONE).build());
        broker.arrives("a");
        broker.arrives("b");

        assertThat(BrokerException.from(failure(next().retry(Duration.ZERO, "broken")))
                        .kind())
                .isEqualTo(BrokerException.Kind.NO_ROUTE);
        assertThat(broker.opened().room()).isZero();

        Delivery b = next();
        assertThat(b.id()).isEqualTo("b");
        eventually(() -> broker.told.contains("ack a"));
        assertThat(times).hasSize(3);
        assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(times.get(2) - times.get(1)).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(1000));
        assertThat(broker.published)
                .extracting(letter -> DeadLetter.read(letter).orElseThrow())
                .containsOnly(new DeadLetter("orders", "broken", 1));
    }

    @Test
    void aLetterThatDoesNotFitGivesItsMarksUpBeforeWhatTheMessageHas() throws InterruptedException {
        Envelope message = Envelope.builder("orders")
                .text("body")
                .contentType("text/plain")
                .metadata("k", "v")
                .build();
        String reason = "x".repeat(1_000);
        subscribe(orders().build());

        refuseIf(
                BrokerException.Kind.TOO_LARGE,
                letter -> letter.metadata().toString().length() > 300);
        broker.arrives(message);
        await(next().reject(reason));
        assertThat(DeadLetter.read(lastPublished())).contains(new DeadLetter("orders", "x".repeat(80), 1));
        assertThat(lastPublished().metadata().first("k")).contains("v");

        refuseIf(BrokerException.Kind.TOO_LARGE, letter -> !letter.metadata().equals(Metadata.of("k", "v")));
        broker.arrives(message);
        await(next().reject(reason));
        assertThat(lastPublished())
                .isEqualTo(message.toBuilder().topic("orders.dlq").build());

        assertThat(broker.told.stream().filter("ack m"::equals)).hasSize(2);
    }

    @Test
    void metadataThatCannotBeRepeatedMakeNoDeadLetterImpossible() throws InterruptedException {
        Envelope message = Envelope.builder("orders")
                .text("body")
                .metadata("k", "\u0000")
                .replyTo("gone")
                .build();
        subscribe(orders().build());

        refuseIf(
                BrokerException.Kind.UNSUPPORTED,
                letter -> letter.metadata().first("k").isPresent());
        broker.arrives(message);
        await(next().reject("no"));
        assertThat(DeadLetter.read(lastPublished())).contains(new DeadLetter("orders", "no", 1));

        refuseIf(
                BrokerException.Kind.UNSUPPORTED,
                letter -> !letter.metadata().isEmpty() || letter.replyTo().isPresent());
        broker.arrives(message);
        await(next().reject("no"));
        assertThat(lastPublished()).isEqualTo(Envelope.of("orders.dlq", "body"));
    }

    private Envelope lastPublished() {
        return broker.published.get(broker.published.size() - 1);
    }

    @Test
    void aMessageThatCannotBeAcknowledgedAfterItsDeadLetterFailsTheStage() throws InterruptedException {
        broker.acking = id -> refusal(BrokerException.Kind.CONNECTION);
        subscribe(orders().build());
        broker.arrives("a");

        assertThat(BrokerException.from(failure(next().reject("no"))).kind())
                .isEqualTo(BrokerException.Kind.CONNECTION);

        assertThat(broker.told).containsExactly("publish orders.dlq", "ack a");
        assertThat(broker.opened().room()).isEqualTo(orders().build().maxInFlight());
    }

    @Test
    void aSessionThatIsLostWhileTheDeadLetterIsOnItsWayIsToldNothing() throws InterruptedException {
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        broker.sending = message -> confirmed;
        subscribe(orders().build());
        broker.arrives("a");
        CompletionStage<Void> settled = next().reject("no");

        broker.opened().lost();
        confirmed.complete(null);

        assertThat(BrokerException.from(failure(settled)).kind()).isEqualTo(BrokerException.Kind.CONNECTION);
        assertThat(broker.told).containsExactly("publish orders.dlq");
    }

    @Test
    void theBrokersOwnDeadLettersAreUsedUnlessATopicIsNamed() throws InterruptedException {
        EnumSet<Capability> more = EnumSet.copyOf(ScriptedBroker.CAPABILITIES);
        more.add(Capability.NATIVE_DLQ);
        broker = new ScriptedBroker(more);
        subscribe(orders().build());
        broker.arrives("a");
        await(next().reject("no"));
        subscribe(orders().deadLetterTopic("dead").build());
        broker.arrives("b");
        await(next().reject("no"));
        subscribe(orders().deadLetterPolicy(new DeadLetterPolicy.Discard()).build());
        broker.arrives("c");
        await(next().reject("no"));

        assertThat(broker.told).containsExactly("dead a: no", "publish dead", "ack b", "ack c");
    }

    @Test
    void aMessageThatArrivesWithTooManyAttemptsIsGivenUpUnseen() throws InterruptedException {
        subscribe(orders().maxAttempts(3).build());
        broker.arrives("a", 4);

        eventually(() -> broker.told.contains("ack a"));
        assertThat(DeadLetter.read(broker.published.get(0)).orElseThrow().attempts())
                .isEqualTo(3);
        assertThat(received).isEmpty();
    }
}
