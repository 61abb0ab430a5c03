package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Requests find those who answer, and replies find their way back. */
interface RequestReplyContract {

    @Test
    default void aRequestGetsItsReplyAlsoAfterTheMessageWasAcknowledged(Fixture tck) throws Exception {
        Asking asking = Asking.open(tck);
        asking.service().subscribe(asking.spec(), delivery -> delivery.ack().thenCompose(done -> asking.answers()
                .reply(
                        delivery.envelope(),
                        Envelope.builder("")
                                .text("re: " + delivery.envelope().text())
                                .metadata("k", "v")
                                .contentType("text/plain")
                                .build())));

        List<Envelope> replies = tck.await(asking.request("hello"));

        assertThat(replies).hasSize(1);
        assertThat(replies.get(0).text()).isEqualTo("re: hello");
        assertThat(replies.get(0).metadata()).isEqualTo(Metadata.of("k", "v"));
        assertThat(replies.get(0).contentType()).contains("text/plain");
        assertThat(replies.get(0).replyTo()).as("an address that nobody gave").isEmpty();
    }

    @Test
    default void aRequestArrivesWithItsMetadataAlone(Fixture tck) throws Exception {
        Asking asking = Asking.open(tck);
        Received received = tck.subscribe(asking.service(), asking.topic());

        CompletionStage<List<Envelope>> request = asking.requester()
                .request(
                        Envelope.builder(asking.topic())
                                .text("?")
                                .contentType("text/plain")
                                .metadata("k", "v")
                                .build(),
                        asking.options());

        Delivery delivery = received.next();
        assertThat(delivery.envelope().metadata()).isEqualTo(Metadata.of("k", "v"));
        assertThat(delivery.envelope().contentType()).contains("text/plain");
        assertThat(delivery.envelope().replyTo()).isPresent();
        assertThat(delivery.envelope().correlationId()).isPresent();
        tck.await(asking.answers().reply(delivery.envelope(), Envelope.of("", "!")));
        tck.await(delivery.ack());
        assertThat(tck.await(request)).extracting(Envelope::text).containsExactly("!");
    }

    @Test
    default void everyByteComesBack(Fixture tck) throws Exception {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Asking asking = Asking.open(tck);
        asking.service().subscribe(asking.spec(), asking::echo);

        List<Envelope> replies =
                tck.await(asking.requester().request(Envelope.of(asking.topic(), bytes), asking.options()));

        assertThat(replies.get(0).data()).isEqualTo(bytes);
    }

    @Test
    default void manyRequestsAtOnceGetEachItsOwnReply(Fixture tck) throws Exception {
        Asking asking = Asking.open(tck);
        asking.service().subscribe(asking.spec(), asking::echo);

        List<CompletionStage<List<Envelope>>> requests = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            requests.add(asking.request("question " + i));
        }

        for (int i = 0; i < requests.size(); i++) {
            assertThat(tck.await(requests.get(i)).get(0).text()).isEqualTo("question " + i);
        }
        assertThat(asking.requester().openRequests()).isZero();
    }

    @Test
    default void whoeverAskedGetsTheReplyAndNobodyElse(Fixture tck) throws Exception {
        Asking asking = Asking.open(tck);
        asking.service().subscribe(asking.spec(), asking::echo);
        Broker other = tck.connect();
        BlockingQueue<Envelope> others = new LinkedBlockingQueue<>();
        BlockingQueue<Envelope> mine = new LinkedBlockingQueue<>();
        ReplyChannel otherChannel = other.openReplyChannel(others::add);
        tck.onClose(otherChannel::close);
        ReplyChannel channel = asking.service().openReplyChannel(mine::add);
        tck.onClose(channel::close);

        tck.await(asking.service()
                .publish(Envelope.builder(asking.topic())
                        .text("mine")
                        .replyTo(channel.address())
                        .correlationId("c")
                        .build()));

        Envelope reply = mine.poll(tck.harness().patience().toMillis(), TimeUnit.MILLISECONDS);
        assertThat(reply).as("the reply").isNotNull();
        assertThat(reply.text()).isEqualTo("mine");
        assertThat(reply.correlationId()).contains("c");
        assertThat(others.poll(tck.harness().quiet().toMillis(), TimeUnit.MILLISECONDS))
                .as("a reply to somebody else")
                .isNull();
        assertThat(otherChannel.address()).isNotEqualTo(channel.address());
    }

    @Test
    default void severalRepliesToOneRequestAllArrive(Fixture tck) throws Exception {
        Asking asking = Asking.open(tck);
        asking.service().subscribe(asking.spec(), delivery -> {
            for (int i = 1; i <= 4; i++) {
                asking.answers().reply(delivery.envelope(), Envelope.of("", "reply " + i));
            }
            delivery.ack();
        });

        List<Envelope> replies = tck.await(asking.requester()
                .request(Envelope.of(asking.topic(), "?"), asking.options().withExpectedReplies(4)));

        assertThat(replies)
                .extracting(Envelope::text)
                .containsExactlyInAnyOrder("reply 1", "reply 2", "reply 3", "reply 4");
    }

    @Test
    default void fewerRepliesThanExpectedAreReturnedAtTheTimeout(Fixture tck) throws Exception {
        Asking asking = Asking.open(tck);
        asking.service().subscribe(asking.spec(), asking::echo);
        // The reply channel is open and warm then, so that the timeout need not allow for it.
        tck.await(asking.request("warm"));

        // A busy machine may need longer for the one reply.
        for (Duration timeout = Duration.ofSeconds(1); ; timeout = timeout.multipliedBy(4)) {
            CompletionStage<List<Envelope>> request = asking.requester()
                    .request(
                            Envelope.of(asking.topic(), "?"),
                            asking.options().withTimeout(timeout).withExpectedReplies(2));
            if (tck.outcome(request) == null) {
                assertThat(tck.await(request)).extracting(Envelope::text).containsExactly("?");
                return;
            }
            tck.refusal(request, Kind.TIMEOUT);
            assertThat(timeout).isLessThan(tck.harness().patience());
        }
    }

    @Test
    default void noReplyInTimeIsATimeoutAndALateReplyIsDropped(Fixture tck) throws Exception {
        Asking asking = Asking.open(tck);
        Received received = tck.subscribe(asking.service(), asking.topic());

        CompletionStage<List<Envelope>> request = asking.requester()
                .request(Envelope.of(asking.topic(), "first"), asking.options().withTimeout(Duration.ofSeconds(1)));
        Delivery late = received.next();
        tck.await(late.ack());
        tck.refusal(request, Kind.TIMEOUT);

        tck.await(asking.answers().reply(late.envelope(), Envelope.of("", "late")));
        CompletionStage<List<Envelope>> next = asking.request("second");
        Delivery inTime = received.next();
        tck.await(asking.answers().reply(inTime.envelope(), Envelope.of("", "in time")));
        tck.await(inTime.ack());
        assertThat(tck.await(next)).extracting(Envelope::text).containsExactly("in time");
    }

    @Test
    default void aRequestThatNobodyHearsEnds(Fixture tck) throws Exception {
        Asking asking = Asking.open(tck);

        tck.refusal(
                asking.requester()
                        .request(
                                Envelope.of(asking.topic(), "anybody?"),
                                asking.options().withTimeout(Duration.ofSeconds(1))),
                Kind.TIMEOUT,
                Kind.NO_ROUTE);
    }

    @Test
    default void aReplyToSomebodyWhoIsGoneIsNoError(Fixture tck) throws Exception {
        Asking asking = Asking.open(tck);
        Received received = tck.subscribe(asking.service(), asking.topic());
        CompletionStage<List<Envelope>> request = asking.request("?");
        Delivery delivery = received.next();

        asking.requester().close();
        asking.asker().close(Duration.ZERO);

        tck.refusal(request, Kind.CONNECTION);
        tck.await(asking.answers().reply(delivery.envelope(), Envelope.of("", "too late")));
        tck.await(delivery.ack());
        tck.publish(asking.service(), asking.topic(), "still here");
        assertThat(received.ackedText()).isEqualTo("still here");
    }

    @Test
    default void aReplyToAMessageThatWantsNoneDoesNothing(Fixture tck) throws Exception {
        Asking asking = Asking.open(tck);
        Received received = tck.subscribe(asking.service(), asking.topic());
        tck.publish(asking.service(), asking.topic(), "no request");

        Delivery delivery = received.next();
        assertThat(delivery.envelope().replyTo()).isEmpty();
        tck.await(asking.answers().reply(delivery.envelope(), Envelope.of("", "unasked")));
        tck.await(delivery.ack());
    }

    @Test
    default void aClosedReplyChannelHasNoAddress(Fixture tck) {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.REQUEST_REPLY);
        ReplyChannel channel = broker.openReplyChannel(reply -> {});
        assertThat(channel.address()).isNotBlank();

        channel.close();
        channel.close();

        tck.refusal(channel::address, Kind.CONNECTION);
    }

    @Test
    default void missingReplyChannelsAreRefused(Fixture tck) {
        Broker broker = tck.connect();
        tck.assumeLacks(broker, Capability.REQUEST_REPLY);

        tck.refusal(() -> broker.openReplyChannel(reply -> {}), Kind.UNSUPPORTED);
    }

    /** Somebody who asks, and a service on another connection that answers. */
    record Asking(
            Broker asker,
            Requester requester,
            Broker service,
            Requester answers,
            String topic,
            RequestOptions options) {

        static Asking open(Fixture tck) throws Exception {
            Broker asker = tck.connect();
            tck.assumeCan(asker, Capability.REQUEST_REPLY);
            Broker service = tck.connect();
            return new Asking(
                    asker,
                    tck.requester(asker),
                    service,
                    tck.requester(service),
                    tck.freshTopic(),
                    RequestOptions.DEFAULT.withTimeout(tck.harness().patience()));
        }

        SubscriptionSpec spec() {
            SubscriptionSpec.Builder spec = SubscriptionSpec.builder(topic);
            return Fixture.can(service, Capability.GROUPS)
                    ? spec.group(topic + "-service").build()
                    : spec.build();
        }

        CompletionStage<List<Envelope>> request(String text) {
            return requester.request(Envelope.of(topic, text), options);
        }

        void echo(Delivery delivery) {
            answers.reply(
                    delivery.envelope(),
                    delivery.envelope().toBuilder().withoutReply().build());
            delivery.ack();
        }
    }
}
