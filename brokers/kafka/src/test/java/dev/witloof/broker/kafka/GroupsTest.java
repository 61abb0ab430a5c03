package dev.witloof.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.AlreadySettledException;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a group is, and who of it has what. */
class GroupsTest extends KafkaTestBase {
    private static final Duration QUIET = Duration.ofMillis(300);

    @Test
    void onlyWhatHasNothingUnsettledBeforeItIsCommitted() throws Exception {
        String topic = freshTopic(1);
        String group = "g-" + topic;
        Broker broker = connect();
        Inbox inbox = subscribe(broker, to(topic).group(group));
        assertThat(committed(group, topic, 0)).isZero();
        publish(broker, topic, "0", "1", "2", "3");
        List<Delivery> four = inbox.next(4);

        await(four.get(1).ack());
        await(four.get(2).ack());
        assertThat(committed(group, topic, 0)).isZero();
        await(four.get(0).ack());
        assertThat(committed(group, topic, 0)).isEqualTo(3);
        inbox.subscription().close();

        Inbox later = subscribe(broker, to(topic).group(group));
        assertThat(later.ackedText()).isEqualTo("3");
        assertThat(committed(group, topic, 0)).isEqualTo(4);
    }

    @Test
    void aRetriedMessageHoldsUpTheCommitAndNoOtherMessage() throws Exception {
        String topic = freshTopic(1);
        String group = "g-" + topic;
        Broker broker = connect();
        Inbox inbox = subscribe(broker, to(topic).group(group).maxInFlight(2));
        publish(broker, topic, "slow", "a", "b");

        // Longer than anybody here waits for the others.
        await(inbox.next().retry(Duration.ofHours(1)));
        assertThat(List.of(inbox.ackedText(), inbox.ackedText())).containsExactly("a", "b");
        assertThat(committed(group, topic, 0)).isZero();
        inbox.subscription().close();

        Inbox later = subscribe(broker, to(topic).group(group).maxInFlight(1));
        await(later.next().retry(Duration.ZERO));
        Delivery again = later.next();
        assertThat(again.envelope().text()).isEqualTo("slow");
        assertThat(again.attempt()).isEqualTo(2);
        await(again.ack());
        assertThat(List.of(later.ackedText(), later.ackedText())).containsExactly("a", "b");
        assertThat(committed(group, topic, 0)).isEqualTo(3);
    }

    @Test
    void aNewGroupBeginsAtTheEndOrWhereItIsTold() throws Exception {
        String topic = freshTopic(2);
        Broker broker = connect();
        publish(broker, topic, "history");

        Inbox fromNow = subscribe(broker, to(topic).group("now-" + topic));
        Inbox fromStart =
                subscribe(broker, to(topic).group("start-" + topic).extension("auto.offset.reset", "earliest"));
        publish(broker, topic, "news");

        assertThat(fromNow.ackedText()).isEqualTo("news");
        assertThat(List.of(fromStart.ackedText(), fromStart.ackedText())).containsExactlyInAnyOrder("history", "news");
    }

    @Test
    void aGroupThatIsAtWorkOnAnotherTopicBeginsAtTheEndToo() throws Exception {
        String first = freshTopic(1);
        String second = freshTopic(2);
        String group = "g-" + first;
        Broker broker = connect();
        subscribe(broker, to(first).group(group));
        publish(broker, second, "history");

        Inbox inbox = subscribe(broker, to(second).group(group));
        publish(broker, second, "news");

        assertThat(inbox.ackedText()).isEqualTo("news");
    }

    @Test
    void membersThatStartAtOnceMissNothingAndGetNoHistory() throws Exception {
        String topic = freshTopic(4);
        String group = "g-" + topic;
        Broker publisher = connect();
        for (int i = 0; i < 20; i++) {
            publish(publisher, topic, "history");
        }
        List<Broker> brokers = List.of(connect(), connect(), connect());
        List<Inbox> members = brokers.parallelStream()
                .map(broker -> subscribe(broker, to(topic).group(group)))
                .toList();

        Set<String> published = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            published.add("news " + i);
            publish(publisher, topic, "news " + i);
        }

        Set<String> received = new HashSet<>();
        eventually("all arrive", () -> {
            for (Inbox member : members) {
                for (var next = member.nextWithin(Duration.ZERO);
                        next.isPresent();
                        next = member.nextWithin(Duration.ZERO)) {
                    received.add(next.get().envelope().text());
                    next.get().ack();
                }
            }
            return received.containsAll(published);
        });
        assertThat(received).isEqualTo(published);
    }

    @Test
    void aPartitionThatIsAddedIsReadFromItsBeginning() throws Exception {
        String topic = freshTopic(1);
        Broker broker = connect("kafka.metadata.max.age.ms", "500");
        Inbox inbox = subscribe(broker, to(topic).group("g-" + topic));
        kafka.admin()
                .createPartitions(Map.of(topic, NewPartitions.increaseTo(2)))
                .all()
                .get(60, TimeUnit.SECONDS);

        Broker publisher = connect("kafka.metadata.max.age.ms", "100");
        await(publisher.publish(Envelope.of(topic + "@1", "early")));

        assertThat(inbox.ackedText()).isEqualTo("early");
    }

    /** Both of Kafka's protocols of groups. */
    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void whoJoinsTakesPartitionsAndWhatIsUnsettledThereGoesBack(String protocol) throws Exception {
        String topic = freshTopic(2);
        String group = protocol + "-" + topic;
        Broker broker = connect("kafka.group.protocol", protocol);
        Inbox first = subscribe(broker, to(topic).group(group));
        Map<String, Delivery> held = new HashMap<>();
        for (int partition = 0; partition < 2; partition++) {
            await(broker.publish(Envelope.of(topic + "@" + partition, "held " + partition)));
            await(broker.publish(Envelope.of(topic + "@" + partition, "done " + partition)));
        }
        for (Delivery delivery : first.next(4)) {
            if (delivery.envelope().text().startsWith("held")) {
                held.put(delivery.envelope().text(), delivery);
            } else {
                await(delivery.ack());
            }
        }

        Inbox second =
                subscribe(connect("kafka.group.protocol", protocol), to(topic).group(group));
        Delivery moved = second.next();
        assertThat(moved.envelope().text()).startsWith("held");
        Delivery lost = Objects.requireNonNull(held.remove(moved.envelope().text()));
        Delivery kept = held.values().iterator().next();

        assertThat(failure(lost.ack()))
                .isInstanceOfSatisfying(AlreadySettledException.class, late -> assertThat(late.settlement())
                        .isEqualTo(Settlement.RETURNED));
        await(kept.ack());
        await(moved.ack());
        // What was done after it had not been committed, and comes again.
        assertThat(second.ackedText()).startsWith("done");
        eventually("all is committed", () -> committed(group, topic, 0) == 2 && committed(group, topic, 1) == 2);
        assertThat(first.nextWithin(QUIET)).isEmpty();
        assertThat(second.nextWithin(QUIET)).isEmpty();
        assertThat(first.subscription().healthy()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "consumer"})
    void aMemberThatGetsNoPartitionIsAMemberAllTheSame(String protocol) throws Exception {
        String topic = freshTopic(1);
        String group = protocol + "-" + topic;
        List<Broker> brokers = new ArrayList<>();
        List<Inbox> members = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            brokers.add(connect("kafka.group.protocol", protocol));
            members.add(subscribe(brokers.get(i), to(topic).group(group)));
        }
        publish(brokers.get(0), topic, "a");
        eventually("one of them gets it", () -> members.stream().anyMatch(member -> {
            try {
                var next = member.nextWithin(Duration.ofMillis(10));
                next.ifPresent(Delivery::ack);
                return next.isPresent();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }));
        assertThat(members).allMatch(member -> member.subscription().healthy());

        eventually("it is committed", () -> committed(group, topic, 0) == 1);
        brokers.get(0).close(Duration.ZERO);
        brokers.get(1).close(Duration.ZERO);
        publish(brokers.get(2), topic, "b");
        String text = members.get(2).ackedText();
        while (text.equals("a")) {
            // It came again when the partition moved.
            text = members.get(2).ackedText();
        }
        assertThat(text).isEqualTo("b");
    }

    @Test
    void whatASubscriptionCannotDoIsRefusedAtOnce() throws Exception {
        Broker broker = connect("send-timeout", "10s");
        String longest = freshName() + "-".repeat(230);
        kafka.createTopic(longest, 1);

        assertRefused(broker, "no-such-topic", BrokerException.Kind.NO_ROUTE, "create-entities");
        assertRefused(broker, "orders.*", BrokerException.Kind.INVALID_TOPIC, "orders.*");
        assertRefused(
                broker,
                longest + "-".repeat(249 - longest.length()),
                BrokerException.Kind.INVALID_TOPIC,
                "dead-letter");
        assertThatThrownBy(() ->
                        subscribe(broker, to(freshTopic(1)).group("g").extension("auto.offset.reset", "yesterday")))
                .hasMessageContaining("yesterday")
                .hasMessageContaining("earliest");
        assertThatThrownBy(() -> broker.openReplyChannel(reply -> {}))
                .isInstanceOfSatisfying(BrokerException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(BrokerException.Kind.UNSUPPORTED))
                .hasMessageContaining("reply.topic");
    }

    private static void assertRefused(Broker broker, String topic, BrokerException.Kind kind, String said) {
        assertThatThrownBy(() -> subscribe(broker, to(topic).group("g")))
                .isInstanceOfSatisfying(BrokerException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(kind))
                .hasMessageContaining(said);
    }
}
