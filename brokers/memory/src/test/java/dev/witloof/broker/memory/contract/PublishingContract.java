package dev.witloof.broker.memory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import dev.witloof.broker.SubscriptionSpec;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a message carries, who gets it, and where it may be published to. */
public abstract class PublishingContract extends BrokerContract {
    @Test
    void carriesEveryByteAndAnEmptyBody() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        broker.subscribe(group(topic).build(), received);
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }

        await(broker.publish(Envelope.of(topic, bytes)));
        await(broker.publish(Envelope.of(topic, new byte[0])));

        assertThat(received.next().envelope().data()).isEqualTo(bytes);
        assertThat(received.next().envelope().size()).isZero();
    }

    @Test
    void carriesContentTypeMetadataAndReplyAddress() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        broker.subscribe(group(topic).build(), received);
        Envelope message = Envelope.builder(topic)
                .text("{}")
                .contentType("application/json; charset=utf-8")
                .metadata("plain", "value")
                .metadata("clé", "åß 日本 \uD83D\uDE00")
                .replyTo("somewhere")
                .correlationId("42")
                .build();

        await(broker.publish(message));

        assertThat(received.next().envelope()).isEqualTo(message);
    }

    @Test
    void carriesRepeatedMetadataInOrderOrRefusesIt() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        broker.subscribe(group(topic).build(), received);
        Metadata repeated = Metadata.of("k", "1").plus("other", "x").plus("k", "2");
        Envelope message = Envelope.builder(topic).metadata(repeated).build();

        if (broker.capabilities().contains(Capability.REPEATED_METADATA)) {
            await(broker.publish(message));
            assertThat(received.next().envelope().metadata().all("k")).containsExactly("1", "2");
        } else {
            assertThat(failureKind(broker.publish(message))).isEqualTo(Kind.UNSUPPORTED);
        }
    }

    @Test
    void aBroadcastSubscriptionGetsEveryMessageFromNowOn() throws InterruptedException {
        Broker broker = connect();
        assumeCan(broker, Capability.BROADCAST);
        String topic = freshTopic();
        publish(broker, topic, "too early");
        Received one = new Received();
        Received two = new Received();
        broker.subscribe(SubscriptionSpec.builder(topic).build(), one);
        connect().subscribe(SubscriptionSpec.builder(topic).build(), two);

        publish(broker, topic, "a", "b");

        assertThat(one.ackedTexts(2)).containsExactly("a", "b");
        assertThat(two.ackedTexts(2)).containsExactly("a", "b");
        one.nothingFor(QUIET);
    }

    @Test
    void anotherTopicIsNotDelivered() throws InterruptedException {
        Broker broker = connect();
        Received received = new Received();
        String topic = freshTopic();
        broker.subscribe(group(topic).build(), received);
        String other = freshTopic();
        broker.subscribe(group(other).build(), new Received());

        publish(broker, other, "not for it");
        publish(broker, topic, "for it");

        assertThat(received.ackedTexts(1)).containsExactly("for it");
    }

    /** Topics that the broker must refuse to publish to: malformed ones, and wildcards. */
    protected abstract List<String> topicsToRefuse();

    @Test
    void aMalformedTopicOrAWildcardIsRefused() {
        Broker broker = connect();

        assertThat(topicsToRefuse()).isNotEmpty().allSatisfy(topic -> assertThat(
                        failureKind(broker.publish(Envelope.of(topic, "x"))))
                .isEqualTo(Kind.INVALID_TOPIC));
    }

    @Test
    void theSinkRunsOnAnotherThreadThanThePublisher() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch published = new CountDownLatch(1);
        CountDownLatch delivered = new CountDownLatch(1);
        broker.subscribe(group(topic).build(), delivery -> {
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

        publish(broker, topic, "a", "b");
        published.countDown();

        delivered.await();
        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void aMessageThatASinkPublishesArrives() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        String next = freshTopic();
        Received received = new Received();
        broker.subscribe(group(next).build(), received);
        broker.subscribe(group(topic).build(), delivery -> {
            Envelope on = delivery.envelope().toBuilder().topic(next).build();
            broker.publish(on).thenCompose(done -> delivery.ack());
        });

        publish(broker, topic, "through");

        Delivery delivery = received.next();
        assertThat(delivery.envelope().text()).isEqualTo("through");
        assertThat(delivery.id()).isNotEmpty();
    }
}
