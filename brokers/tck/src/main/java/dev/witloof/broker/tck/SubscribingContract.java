package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who gets a message: groups, broadcast, patterns; and what is refused where they are missing. */
interface SubscribingContract {

    @Test
    default void membersShareTheMessages(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.GROUPS);
        String topic = tck.freshTopic();
        List<Received> members = List.of(tck.subscribe(broker, topic), tck.subscribe(tck.connect(), topic));

        // Which member is next is the broker's choice, so publish until it chose both.
        Set<String> published = new HashSet<>();
        Set<String> taken = new HashSet<>();
        Set<Received> busy = new HashSet<>();
        AtomicInteger duplicates = new AtomicInteger();
        tck.eventually("both members get messages", () -> {
            String text = "message " + published.size();
            published.add(text);
            tck.publish(broker, topic, text);
            duplicates.addAndGet(takeAll(members, taken, busy));
            return busy.size() == 2 && published.size() >= 20;
        });
        tck.eventually("every message gets to a member", () -> {
            duplicates.addAndGet(takeAll(members, taken, busy));
            return taken.equals(published);
        });

        // A broker may still be at dividing the topic among the members, and give a message of before to both.
        assertThat(duplicates.get()).as("what both members got").isLessThanOrEqualTo(published.size() / 2);
    }

    /** Takes what is there, and says how many of it somebody had before. */
    private static int takeAll(List<Received> members, Set<String> taken, Set<Received> busy) {
        int duplicates = 0;
        for (Received member : members) {
            for (Delivery delivery : member.drain()) {
                duplicates += taken.add(delivery.envelope().text()) ? 0 : 1;
                busy.add(member);
                delivery.ack();
            }
        }
        return duplicates;
    }

    @Test
    default void everyGroupGetsEveryMessage(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.GROUPS);
        assumeTrue(tck.harness().severalGroups(), () -> broker.system() + " has one group per topic");
        String topic = tck.freshTopic();
        SubscriptionSpec.Builder spec = SubscriptionSpec.builder(topic);
        Received one = tck.subscribe(broker, spec.group(tck.group() + "-one").build());
        Received two = tck.subscribe(broker, spec.group(tck.group() + "-two").build());

        tck.publish(broker, topic, "a", "b");

        assertThat(one.ackedTexts(2)).containsExactlyInAnyOrder("a", "b");
        assertThat(two.ackedTexts(2)).containsExactlyInAnyOrder("a", "b");
        one.nothingMore();
        two.nothingMore();
    }

    @Test
    default void messagesWaitForAGroupThatHasNoMember(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.GROUPS, Capability.RETAINS_FOR_GROUPS);
        String topic = tck.freshTopic();
        tck.subscribe(broker, topic).subscription().close();

        tck.publish(broker, topic, "a", "b");

        assertThat(tck.subscribe(broker, topic).ackedTexts(2)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void whileOneMemberIsPausedAnotherGetsTheMessages(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.GROUPS);
        assumeTrue(
                tck.harness().sharesSingleMessages(),
                () -> broker.system() + " gives a part of the topic to each member, not single messages");
        String topic = tck.freshTopic();
        Subscription paused = tck.subscribe(broker, topic).subscription();
        Received busy = tck.subscribe(tck.connect(), topic);

        paused.pause();
        // What was on its way to the paused member may still get there.
        Set<String> probed = new HashSet<>();
        tck.eventually("the other member gets messages", () -> {
            tck.publish(broker, topic, "probe");
            return !ackAll(busy, tck.harness().quiet(), probed).isEmpty();
        });
        tck.publish(broker, topic, "a", "b", "c", "d", "e");

        Set<String> texts = new HashSet<>();
        tck.eventually(
                "all messages go to the other member",
                () -> ackAll(busy, tck.harness().quiet(), texts).containsAll(Set.of("a", "b", "c", "d", "e")));
    }

    /** Acknowledges what comes until nothing comes for a while; adds the texts. */
    private static Set<String> ackAll(Received received, Duration quiet, Set<String> texts) {
        try {
            for (Delivery delivery = received.poll(quiet); delivery != null; delivery = received.poll(quiet)) {
                texts.add(delivery.envelope().text());
                delivery.ack();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return texts;
    }

    @Test
    default void aBroadcastSubscriptionGetsEveryMessageFromNowOn(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.BROADCAST);
        String topic = tck.freshTopic();
        tck.publishUnheard(broker, topic, "too early");
        SubscriptionSpec spec = SubscriptionSpec.builder(topic).build();
        Received one = tck.subscribe(broker, spec);
        Received two = tck.subscribe(tck.connect(), spec);

        tck.publish(broker, topic, "a", "b");

        assertThat(one.ackedTexts(2)).containsExactlyInAnyOrder("a", "b");
        assertThat(two.ackedTexts(2)).containsExactlyInAnyOrder("a", "b");
        one.nothingMore();
    }

    @Test
    default void groupsAndBroadcastDoNotTakeFromEachOther(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.BROADCAST, Capability.GROUPS);
        String topic = tck.freshTopic();
        Received group = tck.subscribe(broker, topic);
        Received all = tck.subscribe(broker, SubscriptionSpec.builder(topic).build());

        tck.publish(broker, topic, "a", "b");

        assertThat(group.ackedTexts(2)).containsExactlyInAnyOrder("a", "b");
        assertThat(all.ackedTexts(2)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    default void aPatternGetsWhatItStandsForUnderItsOwnTopic(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeCan(broker, Capability.WILDCARDS);
        Wildcard wildcard = tck.harness()
                .wildcard(Fixture.freshName())
                .orElseThrow(() -> new AssertionError("a harness of a broker with WILDCARDS must override wildcard"));
        Received received = tck.subscribe(broker, wildcard.pattern());

        tck.publishUnheard(broker, wildcard.other(), "other");
        tck.publish(broker, wildcard.matching(), "matching");

        Delivery delivery = received.next();
        assertThat(delivery.envelope().text()).isEqualTo("matching");
        assertThat(delivery.envelope().topic()).isEqualTo(wildcard.matching());
        delivery.ack();
        received.nothingMore();
    }

    @Test
    default void missingGroupsAreRefused(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeLacks(broker, Capability.GROUPS);
        SubscriptionSpec spec =
                SubscriptionSpec.builder(tck.freshTopic()).group(tck.group()).build();

        tck.refusal(() -> broker.subscribe(spec, tck.received()), Kind.UNSUPPORTED);
    }

    @Test
    default void missingBroadcastIsRefused(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        tck.assumeLacks(broker, Capability.BROADCAST);
        SubscriptionSpec spec = SubscriptionSpec.builder(tck.freshTopic()).build();

        tck.refusal(() -> broker.subscribe(spec, tck.received()), Kind.UNSUPPORTED);
    }

    @Test
    default void missingWildcardsAreRefused(Fixture tck) {
        Broker broker = tck.connect();
        tck.assumeLacks(broker, Capability.WILDCARDS);

        assertThat(tck.harness().wildcardsToRefuse(Fixture.freshName()))
                .isNotEmpty()
                .allSatisfy(pattern -> {
                    SubscriptionSpec spec = tck.spec(broker, pattern).build();
                    tck.refusal(
                            () -> broker.subscribe(spec, tck.received()),
                            Kind.UNSUPPORTED,
                            Kind.INVALID_TOPIC,
                            Kind.NO_ROUTE);
                });
    }

    @Test
    default void anUnknownExtensionIsRefusedByName(Fixture tck) throws Exception {
        Broker broker = tck.connect();
        SubscriptionSpec spec = tck.spec(broker, tck.freshTopic())
                .extension("no-such-extension", "x")
                .build();

        assertThat(tck.refusal(() -> broker.subscribe(spec, tck.received()), Kind.UNSUPPORTED))
                .hasMessageContaining("no-such-extension");
    }
}
