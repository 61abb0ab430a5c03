package dev.witloof.broker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Envelope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequesterTest {
    private static final Envelope QUESTION = Envelope.of("service", "?");
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final ScriptedBroker broker = new ScriptedBroker("scripted");
    private final Requester requester = new Requester(broker, new RequesterLimits(2, 3, 10));

    @AfterEach
    void close() {
        requester.close();
    }

    @Test
    void completesWithTheOneReply() {
        CompletionStage<List<Envelope>> replies = requester.request(QUESTION, RequestOptions.DEFAULT);
        assertThat(requester.openRequests()).isEqualTo(1);

        broker.reply("!");

        assertThat(texts(replies)).containsExactly("!");
        assertThat(requester.openRequests()).isZero();
    }

    @Test
    void waitsForAsManyRepliesAsExpectedAndDropsLateOnes() {
        CompletionStage<List<Envelope>> replies =
                requester.request(QUESTION, RequestOptions.DEFAULT.withExpectedReplies(2));

        broker.reply("1");
        assertThat(replies.toCompletableFuture()).isNotDone();
        broker.reply("2");
        broker.reply("3");

        assertThat(texts(replies)).containsExactly("1", "2");
    }

    @Test
    void completesWithWhatIsThereWhenTheTimeIsOver() {
        RequestOptions options = RequestOptions.DEFAULT.withExpectedReplies(3);
        broker.onPublish = message -> {
            broker.reply("1");
            return CompletableFuture.completedFuture(null);
        };

        // With a longer time where a short one was over before the reply.
        List<String> replies = List.of();
        for (int millis = 50; replies.isEmpty() && millis < 50_000; millis *= 8) {
            replies = texts(requester
                    .request(QUESTION, options.withTimeout(Duration.ofMillis(millis)))
                    .exceptionally(late -> List.of()));
        }

        assertThat(replies).containsExactly("1");
    }

    @Test
    void failsWhenNoReplyCameInTime() {
        assertThat(failure(requester.request(QUESTION, RequestOptions.DEFAULT.withTimeout(SHORT))))
                .hasMessage("no reply to a request on service within 50 ms")
                .extracting(BrokerException::kind)
                .isEqualTo(Kind.TIMEOUT);
        assertThat(failure(requester.request(QUESTION, RequestOptions.DEFAULT.withTimeout(Duration.ZERO)))
                        .kind())
                .isEqualTo(Kind.TIMEOUT);
    }

    @Test
    void repliesFindTheirRequestOverOneSharedChannel() {
        CompletionStage<List<Envelope>> first = requester.request(QUESTION, RequestOptions.DEFAULT);
        CompletionStage<List<Envelope>> second = requester.request(QUESTION, RequestOptions.DEFAULT);

        broker.reply("to 2nd");

        assertThat(texts(second)).containsExactly("to 2nd");
        assertThat(first.toCompletableFuture()).isNotDone();
        assertThat(broker.channels).hasSize(1);
    }

    @Test
    void failsWithWhatPublishingFailsWith() {
        broker.onPublish =
                message -> CompletableFuture.failedFuture(new BrokerException(Kind.NO_ROUTE, "nobody listens"));

        assertThat(failure(requester.request(QUESTION, RequestOptions.DEFAULT)).kind())
                .isEqualTo(Kind.NO_ROUTE);
        assertThat(requester.openRequests()).isZero();
    }

    @Test
    void anErrorWhilePublishingGivesTheRequestsPlaceBack() {
        broker.onPublish = message -> {
            throw new LinkageError("of the client library");
        };
        assertThatThrownBy(() -> requester.request(QUESTION, RequestOptions.DEFAULT))
                .isInstanceOf(LinkageError.class);
        assertThat(requester.openRequests()).isZero();
    }

    @Test
    void refusesMoreOpenRequestsThanTheLimitUntilOneEnds() {
        CompletionStage<List<Envelope>> first = requester.request(QUESTION, RequestOptions.DEFAULT);
        CompletionStage<List<Envelope>> second = requester.request(QUESTION, RequestOptions.DEFAULT);

        assertThat(failure(requester.request(QUESTION, RequestOptions.DEFAULT)))
                .hasMessageContaining("2 requests are open")
                .extracting(BrokerException::kind)
                .isEqualTo(Kind.QUOTA);
        first.toCompletableFuture().cancel(false);
        assertThat(requester.request(QUESTION, RequestOptions.DEFAULT).toCompletableFuture())
                .isNotDone();
        assertThat(second.toCompletableFuture()).isNotDone();
    }

    @Test
    void refusesToGatherMoreThanTheLimits() {
        RequestOptions all =
                RequestOptions.DEFAULT.withExpectedReplies(Integer.MAX_VALUE).withTimeout(LONG);
        CompletionStage<List<Envelope>> tooMany = requester.request(QUESTION, all);
        for (int i = 0; i < 4; i++) {
            broker.reply("");
        }
        CompletionStage<List<Envelope>> tooLarge = requester.request(QUESTION, all);
        broker.reply("eleven byte");

        assertThat(failure(tooMany).kind()).isEqualTo(Kind.QUOTA);
        assertThat(failure(tooLarge)).hasMessageContaining("3 replies or 10 bytes");
    }

    @Test
    void closingFailsOpenRequestsAndRefusesNewOnes() {
        CompletionStage<List<Envelope>> open = requester.request(QUESTION, RequestOptions.DEFAULT.withTimeout(LONG));

        requester.close();

        assertThat(failure(open).kind()).isEqualTo(Kind.CONNECTION);
        assertThat(failure(requester.request(QUESTION, RequestOptions.DEFAULT.withTimeout(LONG)))
                        .kind())
                .isEqualTo(Kind.CONNECTION);
        assertThat(failure(requester.request(QUESTION, RequestOptions.DEFAULT)).kind())
                .isEqualTo(Kind.CONNECTION);
        assertThat(broker.channels).isEmpty();
    }

    @Test
    void aReplyGoesToTheAddressWithTheCorrelationOfTheOriginal() {
        Envelope original =
                Envelope.builder("service").replyTo("inbox").correlationId("7").build();

        requester
                .reply(original, Envelope.of("ignored", "!"))
                .toCompletableFuture()
                .join();
        requester
                .reply(original, Envelope.of("ignored", "again"))
                .toCompletableFuture()
                .join();

        assertThat(broker.published)
                .extracting(Envelope::topic, e -> e.correlationId().orElse(""), Envelope::text)
                .containsExactly(tuple("inbox", "7", "!"), tuple("inbox", "7", "again"));
    }

    @Test
    void aReplyToNobodyDoesNothing() {
        requester.reply(QUESTION, Envelope.of("x", "!")).toCompletableFuture().join();

        assertThat(broker.published).isEmpty();
    }

    @Test
    void thatTheAskerIsGoneIsNoErrorButAnythingElseIs() {
        Envelope original = Envelope.builder("service").replyTo("inbox").build();
        broker.onPublish = message -> CompletableFuture.failedFuture(new BrokerException(Kind.NO_ROUTE, "gone"));
        requester.reply(original, QUESTION).toCompletableFuture().join();

        broker.onPublish = message -> CompletableFuture.failedFuture(new BrokerException(Kind.TOO_LARGE, "9 > 8"));
        assertThat(failure(requester.reply(original, QUESTION)).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void optionsAndLimitsRefuseNonsense() {
        assertThatThrownBy(() -> new RequestOptions(Optional.empty(), 0)).hasMessageContaining("expectedReplies is 0");
        assertThatThrownBy(() -> RequestOptions.DEFAULT.withTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RequesterLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> texts(CompletionStage<List<Envelope>> replies) {
        return replies.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join().stream()
                .map(Envelope::text)
                .toList();
    }

    private static BrokerException failure(CompletionStage<?> stage) {
        return stage.toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .handle((value, failure) -> BrokerException.from(failure))
                .join();
    }
}
