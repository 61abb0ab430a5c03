package dev.witloof.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.KafkaServer;
import dev.witloof.broker.servers.ServerOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server goes away and comes back, and its clients go on. */
class RestartTest extends KafkaTestBase {

    @Test
    void whatWasTakenArrivesAndWhatWasAcknowledgedDoesNotWhenTheServerRestarts() throws Exception {
        ServerOptions options = ServerOptions.in(TestKafka.directory("restart"));
        BrokerServer server = KafkaServer.start(options);
        try {
            String topic = "orders";
            Broker broker = connectTo(server.url(), "send-timeout", "60s", "reply.topic", "replies");
            Inbox group = subscribe(broker, to(topic).group("g"));
            Inbox all = subscribe(broker, to(topic));
            BlockingQueue<Envelope> answers = new LinkedBlockingQueue<>();
            ReplyChannel replies = broker.openReplyChannel(answers::add);
            String address = replies.address();
            Broker impatient = connectTo(server.url(), "send-timeout", "2s");
            publish(broker, topic, "acknowledged", "unsettled");
            assertThat(group.ackedText()).isEqualTo("acknowledged");
            Delivery unsettled = group.next();
            assertThat(List.of(all.ackedText(), all.ackedText()))
                    .containsExactlyInAnyOrder("acknowledged", "unsettled");

            server.close();
            eventually("the health is down", () -> broker.health().status() == Health.Status.DOWN);
            assertThat(broker.health().detail()).isNotBlank();
            eventually(
                    "the subscription is cut off", () -> !group.subscription().healthy());
            Throwable failure =
                    Objects.requireNonNull(failure(impatient.publish(Envelope.of(topic, "nobody is there"))));
            assertThat(BrokerException.from(failure).kind()).isIn(Kind.TIMEOUT, Kind.CONNECTION);

            server = KafkaServer.start(options.withPort(server.port()));
            eventually("all is well", () -> broker.health().status() == Health.Status.UP);
            publish(broker, topic, "after");
            assertThat(all.ackedText()).isEqualTo("after");
            await(broker.publish(
                    Envelope.builder(address).text("!").correlationId("1").build()));
            assertThat(Objects.requireNonNull(answers.poll(60, TimeUnit.SECONDS))
                            .correlationId())
                    .contains("1");

            // The member may have kept its place, or lost it: the message is settled now, or comes again.
            Set<String> seen = new HashSet<>();
            if (failure(unsettled.ack()) == null) {
                seen.add("unsettled");
            }
            while (seen.size() < 2) {
                Delivery next = group.next();
                assertThat(next.envelope().text()).isNotEqualTo("acknowledged");
                seen.add(next.envelope().text());
                next.ack();
            }
            assertThat(seen).containsExactlyInAnyOrder("unsettled", "after");
        } finally {
            server.close();
        }
    }
}
