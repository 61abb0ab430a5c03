package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Connections break, and nothing is lost that the broker promised to keep. */
interface FaultContract {

    @Test
    default void anUnsettledMessageOfAMemberThatVanishedGoesToAnother(Fixture tck) throws Exception {
        Faults faults = tck.faults();
        Broker publisher = tck.connect();
        tck.assumeCan(publisher, Capability.GROUPS, Capability.BROKER_REDELIVERY);
        String topic = tck.freshTopic();
        Broker vanishing = tck.connect(faults.endpoint());
        Received lost = tck.subscribe(vanishing, topic);
        tck.publish(publisher, topic, "a", "b");
        lost.next(2);

        faults.proxy().refuse();
        Received other;
        if (tck.harness().handsOverToOthers()) {
            other = tck.subscribe(publisher, topic);
        } else {
            vanishing.close(Duration.ZERO);
            faults.proxy().resume();
            other = tck.subscribe(tck.connect(faults.endpoint()), topic);
        }

        // At least once, so duplicates are none of our business here.
        Set<String> again = new HashSet<>();
        while (again.size() < 2) {
            Delivery delivery = other.nextAgain();
            again.add(delivery.envelope().text());
            tck.await(delivery.ack());
        }
        assertThat(again).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void aLostConnectionIsSeenAndRestored(Fixture tck) throws Exception {
        Faults faults = tck.faults();
        Broker broker = tck.connect(faults.endpoint());
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        tck.publish(broker, topic, "before");
        assertThat(received.ackedText()).isEqualTo("before");

        faults.proxy().refuse();
        tck.eventually("health is not UP", () -> broker.health().status() != Health.Status.UP);
        assertThat(broker.health().detail()).isNotBlank();
        faults.proxy().resume();
        tck.eventually("health is UP again", () -> broker.health().status() == Health.Status.UP);
        tck.eventually(
                "the subscription is restored", () -> received.subscription().healthy());

        publishUntilTaken(tck, broker, topic, "after");
        assertThat(textsUntil(tck, received, "after")).contains("after");
    }

    @Test
    default void everyPublishDuringACutEndsAndWhatWasTakenArrives(Fixture tck) throws Exception {
        Faults faults = tck.faults();
        Broker broker = tck.connect(faults.endpoint());
        Broker direct = tck.connect();
        tck.assumeCan(direct, Capability.BROKER_REDELIVERY);
        String topic = tck.freshTopic();
        Received received = tck.subscribe(direct, topic);

        Set<String> taken = new HashSet<>();
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 20; i++) {
                String text = round + "." + i;
                CompletionStage<Void> publishing = broker.publish(Envelope.of(topic, text));
                if (i == 10) {
                    faults.proxy().cut();
                }
                Throwable failure = tck.outcome(publishing);
                if (failure == null) {
                    taken.add(text);
                } else {
                    assertThat(BrokerException.from(failure).kind())
                            .as("the kind of %s", failure)
                            .isIn(Kind.CONNECTION, Kind.TIMEOUT);
                }
            }
        }

        Set<String> arrived = new HashSet<>();
        tck.eventually(taken + " arrive", () -> {
            received.drain().forEach(delivery -> {
                arrived.add(delivery.envelope().text());
                delivery.ack();
            });
            return arrived.containsAll(taken);
        });
    }

    @Test
    default void aConnectionThatStallsLosesNothing(Fixture tck) throws Exception {
        Faults faults = tck.faults();
        Broker broker = tck.connect(faults.endpoint());
        String topic = tck.freshTopic();
        Received received = tck.subscribe(tck.connect(), topic);
        tck.publish(broker, topic, "before");
        // Without redelivery, publishing may complete before the broker has the message.
        assertThat(received.ackedText()).isEqualTo("before");

        faults.proxy().stall();
        CompletableFuture<Void> publishing =
                broker.publish(Envelope.of(topic, "during")).toCompletableFuture();
        received.nothingMore();
        faults.proxy().resume();

        tck.await(publishing);
        assertThat(received.ackedText()).isEqualTo("during");
    }

    @Test
    default void settlingOverALostConnectionEnds(Fixture tck) throws Exception {
        Faults faults = tck.faults();
        Broker publisher = tck.connect();
        tck.assumeCan(publisher, Capability.GROUPS, Capability.BROKER_REDELIVERY);
        String topic = tck.freshTopic();
        Broker broker = tck.connect(faults.endpoint());
        Received received = tck.subscribe(broker, topic);
        tck.publish(publisher, topic, "a");
        Delivery delivery = received.next();

        faults.proxy().cut();
        Throwable failure = tck.outcome(delivery.ack());

        // Either it was taken, now or after reconnecting, or the message is handed out again.
        if (failure != null) {
            Delivery again = received.nextAgain();
            assertThat(again.envelope().text()).isEqualTo("a");
            tck.await(again.ack());
        }
        tck.eventually("nothing is in flight", () -> {
            received.drain().forEach(Delivery::ack);
            return received.subscription().inFlight() == 0;
        });
    }

    @Test
    default void requestsWorkAgainAfterACut(Fixture tck) throws Exception {
        Faults faults = tck.faults();
        Broker asker = tck.connect(faults.endpoint());
        tck.assumeCan(asker, Capability.REQUEST_REPLY);
        String topic = tck.freshTopic();
        Broker service = tck.connect();
        Requester answers = tck.requester(service);
        service.subscribe(tck.spec(service, topic).build(), delivery -> {
            answers.reply(delivery.envelope(), Envelope.of("", "re"));
            delivery.ack();
        });
        Requester requester = tck.requester(asker);
        RequestOptions options = RequestOptions.DEFAULT.withTimeout(Duration.ofSeconds(3));
        BooleanSupplier answered = () -> tck.outcome(requester.request(Envelope.of(topic, "?"), options)) == null;
        tck.eventually("a request is answered", answered);

        faults.proxy().cut();

        tck.eventually("a request is answered again", answered);
    }

    @Test
    default void closingWhileCutOffEnds(Fixture tck) throws Exception {
        Faults faults = tck.faults();
        Broker broker = tck.connect(faults.endpoint());
        tck.subscribe(broker, tck.freshTopic());
        faults.proxy().refuse();
        long start = System.nanoTime();

        broker.close(Duration.ZERO);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(tck.harness().patience());
        assertThat(broker.health().status()).isEqualTo(Health.Status.DOWN);
    }

    private static void publishUntilTaken(Fixture tck, Broker broker, String topic, String text)
            throws InterruptedException {
        tck.eventually(text + " is taken", () -> {
            Throwable failure = tck.outcome(broker.publish(Envelope.of(topic, text)));
            if (failure != null) {
                assertThat(BrokerException.from(failure).kind()).isIn(Kind.CONNECTION, Kind.TIMEOUT);
            }
            return failure == null;
        });
    }

    private static Set<String> textsUntil(Fixture tck, Received received, String last) throws InterruptedException {
        Set<String> texts = new HashSet<>();
        while (!texts.contains(last)) {
            Delivery delivery = received.nextAgain();
            texts.add(delivery.envelope().text());
            tck.await(delivery.ack());
        }
        return texts;
    }
}
