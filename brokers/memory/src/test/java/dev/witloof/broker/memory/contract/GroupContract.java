package dev.witloof.broker.memory.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Subscription;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups share messages, within their limits. */
public abstract class GroupContract extends BrokerContract {
    @Test
    void membersShareTheMessages() throws InterruptedException {
        Broker broker = connect();
        assumeCan(broker, Capability.GROUPS);
        String topic = freshTopic();
        Received one = new Received();
        Received two = new Received();
        broker.subscribe(group(topic).maxInFlight(2).build(), one);
        connect().subscribe(group(topic).maxInFlight(2).build(), two);

        publish(broker, topic, "a", "b", "c", "d");

        List<String> all = new ArrayList<>();
        for (Delivery delivery : one.next(2)) {
            all.add(delivery.envelope().text());
        }
        for (Delivery delivery : two.next(2)) {
            all.add(delivery.envelope().text());
        }
        assertThat(all).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void everyGroupGetsEveryMessage() throws InterruptedException {
        Broker broker = connect();
        assumeCan(broker, Capability.GROUPS);
        String topic = freshTopic();
        Received one = new Received();
        Received two = new Received();
        broker.subscribe(group(topic).group("one").build(), one);
        broker.subscribe(group(topic).group("two").build(), two);

        publish(broker, topic, "a", "b");

        assertThat(one.ackedTexts(2)).containsExactly("a", "b");
        assertThat(two.ackedTexts(2)).containsExactly("a", "b");
    }

    @Test
    void messagesWaitForAGroupThatHasNoMember() throws InterruptedException {
        Broker broker = connect();
        assumeCan(broker, Capability.GROUPS, Capability.RETAINS_FOR_GROUPS);
        String topic = freshTopic();
        broker.subscribe(group(topic).build(), new Received()).close();

        publish(broker, topic, "a", "b");
        Received later = new Received();
        broker.subscribe(group(topic).build(), later);

        assertThat(later.ackedTexts(2)).containsExactly("a", "b");
    }

    @Test
    void noMoreAreInFlightThanTheLimit() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        Subscription subscription = broker.subscribe(group(topic).maxInFlight(3).build(), received);

        publish(broker, topic, "1", "2", "3", "4", "5");

        List<Delivery> first = received.next(3);
        received.nothingFor(QUIET);
        assertThat(subscription.inFlight()).isEqualTo(3);
        await(first.get(1).ack());
        assertThat(received.next().envelope().text()).isEqualTo("4");
        received.nothingFor(QUIET);
    }

    @Test
    void aPausedSubscriptionGetsNothingUntilItResumes() throws InterruptedException {
        Broker broker = connect();
        String topic = freshTopic();
        Received received = new Received();
        Subscription subscription = broker.subscribe(group(topic).build(), received);

        subscription.pause();
        publish(broker, topic, "a");
        received.nothingFor(QUIET);
        assertThat(subscription.healthy()).isTrue();
        subscription.resume();

        assertThat(received.ackedTexts(1)).containsExactly("a");
    }

    @Test
    void whileOneMemberIsPausedAnotherGetsTheMessages() throws InterruptedException {
        Broker broker = connect();
        assumeCan(broker, Capability.GROUPS);
        String topic = freshTopic();
        Received busy = new Received();
        Subscription paused = broker.subscribe(group(topic).build(), new Received());
        broker.subscribe(group(topic).build(), busy);

        paused.pause();
        publish(broker, topic, "a", "b", "c");

        assertThat(busy.ackedTexts(3)).containsExactly("a", "b", "c");
    }
}
