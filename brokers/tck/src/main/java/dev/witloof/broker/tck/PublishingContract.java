package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a message carries beside metadata, how large it may be, and where it may be published to. */
interface PublishingContract {

    @Test
    default void everyByteArrives(Fixture tck) throws Exception {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);

        tck.await(broker.publish(Envelope.of(topic, bytes)));

        assertThat(received.next().envelope().data()).isEqualTo(bytes);
    }

    @Test
    default void anEmptyBodyArrivesEmpty(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);

        tck.await(broker.publish(Envelope.of(topic, new byte[0])));

        assertThat(received.next().envelope().size()).isZero();
    }

    @Test
    default void aLargeBodyArrives(Fixture tck) throws Exception {
        byte[] bytes = new byte[Math.min(1 << 20, tck.harness().largestBody().orElse(1 << 20))];
        new SplittableRandom(42).nextBytes(bytes);
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);

        tck.await(broker.publish(Envelope.of(topic, bytes)));

        assertThat(received.next().envelope().data()).isEqualTo(bytes);
    }

    @Test
    default void aBodyOverTheLimitIsRefusedWithBothNumbersAndTheConnectionGoesOn(Fixture tck) throws Exception {
        OptionalInt largest = tck.harness().largestBody();
        assumeTrue(largest.isPresent(), "the harness names no largest body");
        int size = 2 * largest.getAsInt();
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);

        BrokerException refusal = tck.refusal(broker.publish(Envelope.of(topic, new byte[size])), Kind.TOO_LARGE);

        List<Long> numbers = Pattern.compile("\\d{1,18}")
                .matcher(Fixture.text(refusal).replaceAll("(?<=\\d)[,_'](?=\\d)", ""))
                .results()
                .map(number -> Long.valueOf(number.group()))
                .toList();
        assertThat(numbers)
                .as("the size and the limit in: %s", refusal)
                .anySatisfy(number -> assertThat(number).isGreaterThanOrEqualTo(size))
                .anySatisfy(number -> assertThat(number).isBetween((long) largest.getAsInt(), size - 1L));
        tck.publish(broker, topic, "still here");
        assertThat(received.ackedText()).isEqualTo("still here");
        assertThat(broker.health().status()).isEqualTo(Health.Status.UP);
    }

    @Test
    default void theContentTypeArrives(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);

        tck.await(broker.publish(Envelope.builder(topic)
                .text("{}")
                .contentType("application/json; charset=utf-8")
                .build()));

        assertThat(received.next().envelope().contentType()).contains("application/json; charset=utf-8");
    }

    @Test
    default void aPlainMessageArrivesWithNothingAdded(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);

        tck.publish(broker, topic, "plain");

        Delivery delivery = received.next();
        assertThat(delivery.envelope()).isEqualTo(Envelope.of(topic, "plain"));
        assertThat(delivery.attempt()).isEqualTo(1);
        assertThat(delivery.id()).isNotBlank();
    }

    @Test
    default void theReplyAddressLeadsBackAndTheCorrelationIdGoesAlong(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.REQUEST_REPLY);
        String topic = tck.freshTopic();
        String back = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        Received replies = tck.subscribe(tck.connect(), back);

        tck.await(broker.publish(Envelope.builder(topic)
                .text("?")
                .replyTo(back)
                .correlationId("id 42/é")
                .build()));
        Envelope asked = received.next().envelope();

        assertThat(asked.correlationId()).contains("id 42/é");
        assertThat(asked.replyTo()).isPresent();
        tck.publish(broker, asked.replyTo().get(), "!");
        assertThat(replies.ackedText()).isEqualTo("!");
    }

    @Test
    default void anotherTopicIsNotDelivered(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        String other = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);
        tck.subscribe(broker, other);

        tck.publish(broker, other, "not for it");
        tck.publish(broker, topic, "for it");

        assertThat(received.ackedText()).isEqualTo("for it");
        received.nothingMore();
    }

    @Test
    default void aMalformedTopicOrAWildcardIsRefusedAndTheConnectionGoesOn(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        Received received = tck.subscribe(broker, topic);

        assertThat(tck.harness().topicsToRefuse())
                .isNotEmpty()
                .allSatisfy(malformed -> tck.refusal(broker.publish(Envelope.of(malformed, "x")), Kind.INVALID_TOPIC));

        tck.publish(broker, topic, "still here");
        assertThat(received.ackedText()).isEqualTo("still here");
    }

    @Test
    default void aTopicThatIsNotThereIsNoSuccess(Fixture tck) {
        Broker broker = tck.connect();
        String missing = tck.given(tck.harness().missingTopic(Fixture.freshName()), "missing topic");

        tck.refusal(broker.publish(Envelope.of(missing, "x")), Kind.NO_ROUTE, Kind.INVALID_TOPIC);
    }

    @Test
    default void publishingNeverThrowsAndNeverRunsTheSink(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch published = new CountDownLatch(1);
        CountDownLatch delivered = new CountDownLatch(1);
        broker.subscribe(tck.spec(broker, topic).build(), delivery -> {
            try {
                // Would never end on the publisher's thread, or under a lock that publishing needs.
                published.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.set(Thread.currentThread());
            delivery.ack();
            delivered.countDown();
        });

        tck.publish(broker, topic, "a", "b");
        published.countDown();

        tck.eventually("the message is delivered", () -> delivered.getCount() == 0);
        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    default void aMessageThatASinkPublishesArrives(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        String topic = tck.freshTopic();
        String next = tck.freshTopic();
        Received received = tck.subscribe(broker, next);
        broker.subscribe(tck.spec(broker, topic).build(), delivery -> {
            Envelope on = delivery.envelope().toBuilder().topic(next).build();
            broker.publish(on).thenCompose(done -> delivery.ack());
        });

        tck.publish(broker, topic, "through");

        assertThat(received.ackedText()).isEqualTo("through");
    }
}
