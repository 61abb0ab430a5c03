package dev.witloof.broker.memory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests find those who answer, and replies find their way back. */
public abstract class RequestReplyContract extends BrokerContract {
    private static final RequestOptions LONG = RequestOptions.DEFAULT.withTimeout(Duration.ofSeconds(10));

    private Requester requester;
    private Broker service;
    private Requester answers;

    @BeforeEach
    void open() {
        Broker asking = connect();
        assumeCan(asking, Capability.REQUEST_REPLY);
        requester = new Requester(asking);
        service = connect();
        answers = new Requester(service);
    }

    @AfterEach
    void close() {
        if (requester != null) {
            requester.close();
            answers.close();
        }
    }

    @Test
    void aRequestGetsItsReplyAlsoAfterTheMessageWasAcknowledged() {
        String topic = freshTopic();
        service.subscribe(group(topic).build(), delivery -> delivery.ack()
                .thenCompose(done -> answers.reply(
                        delivery.envelope(),
                        Envelope.builder("")
                                .text(delivery.envelope().text().toUpperCase(Locale.ROOT))
                                .metadata("k", "v")
                                .contentType("text/plain")
                                .build())));

        List<Envelope> replies = await(requester.request(Envelope.of(topic, "hello"), LONG));

        assertThat(replies).hasSize(1);
        assertThat(replies.get(0).text()).isEqualTo("HELLO");
        assertThat(replies.get(0).metadata().first("k")).contains("v");
        assertThat(replies.get(0).contentType()).contains("text/plain");
    }

    @Test
    void manyRequestsAtOnceGetEachItsOwnReply() {
        String topic = freshTopic();
        service.subscribe(group(topic).build(), this::echo);

        List<CompletionStage<List<Envelope>>> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(requester.request(Envelope.of(topic, "question " + i), LONG));
        }

        for (int i = 0; i < requests.size(); i++) {
            assertThat(await(requests.get(i)).get(0).text()).isEqualTo("question " + i);
        }
        assertThat(requester.openRequests()).isZero();
    }

    @Test
    void severalRepliesToOneRequestAllArrive() {
        String topic = freshTopic();
        service.subscribe(group(topic).build(), delivery -> {
            for (int i = 1; i <= 4; i++) {
                answers.reply(delivery.envelope(), Envelope.of("", "reply " + i));
            }
            delivery.ack();
        });

        List<Envelope> replies = await(requester.request(Envelope.of(topic, "?"), LONG.withExpectedReplies(3)));

        assertThat(replies).extracting(Envelope::text).containsExactly("reply 1", "reply 2", "reply 3");
    }

    @Test
    void fewerRepliesThanExpectedAreReturnedAtTheTimeout() {
        String topic = freshTopic();
        service.subscribe(group(topic).build(), this::echo);

        List<Envelope> replies = await(
                requester.request(Envelope.of(topic, "?"), new RequestOptions(Optional.of(Duration.ofSeconds(2)), 2)));

        assertThat(replies).extracting(Envelope::text).containsExactly("?");
    }

    @Test
    void noReplyInTimeIsATimeoutAndALateReplyIsDropped() throws InterruptedException {
        String topic = freshTopic();
        Received received = new Received();
        service.subscribe(group(topic).build(), received);

        CompletionStage<List<Envelope>> request =
                requester.request(Envelope.of(topic, "?"), LONG.withTimeout(Duration.ofMillis(100)));
        assertThat(failureKind(request)).isEqualTo(Kind.TIMEOUT);

        Delivery late = received.next();
        await(answers.reply(late.envelope(), Envelope.of("", "late")));
        CompletionStage<List<Envelope>> next = requester.request(Envelope.of(topic, "?"), LONG);
        await(answers.reply(received.next().envelope(), Envelope.of("", "in time")));
        assertThat(await(next)).extracting(Envelope::text).containsExactly("in time");
    }

    @Test
    void aReplyToSomebodyWhoIsGoneIsNoError() throws InterruptedException {
        String topic = freshTopic();
        Received received = new Received();
        service.subscribe(group(topic).build(), received);
        requester.request(Envelope.of(topic, "?"), LONG);
        Delivery delivery = received.next();

        requester.close();

        await(answers.reply(delivery.envelope(), Envelope.of("", "too late")));
    }

    @Test
    void aReplyToAMessageThatWantsNoneDoesNothing() throws InterruptedException {
        String topic = freshTopic();
        Received received = new Received();
        service.subscribe(group(topic).build(), received);
        publish(service, topic, "no request");

        await(answers.reply(received.next().envelope(), Envelope.of("", "unasked")));
    }

    private void echo(Delivery delivery) {
        answers.reply(delivery.envelope(), Envelope.of("", delivery.envelope().text()));
        delivery.ack();
    }
}
