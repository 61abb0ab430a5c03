package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.Broker;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.client.RequestOptions;
import dev.witloof.broker.client.Requester;
import dev.witloof.broker.memory.MemoryBroker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest was not granted does not reach a broker. */
@Timeout(300)
class PermissionTest {

    private final Broker memory = MemoryBroker.create();
    private final RecordingBroker seen = new RecordingBroker(memory);
    private final RecordingBroker spare = new RecordingBroker(memory);

    @AfterEach
    void closeBroker() {
        memory.close(Duration.ZERO);
    }

    private MessagingHostBuilder host(String guest, String topic) {
        return MessagingHost.builder(Guests.load(guest))
                .connection(MessagingHost.DEFAULT_CONNECTION, seen.broker)
                .connection("spare", spare.broker)
                .subscribe(SubscriptionSpec.builder(topic)
                        .group("test")
                        .maxAttempts(1)
                        .build())
                .instances(1);
    }

    private void publish(Envelope message) {
        memory.publish(message).toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"upper-c", "upper-rust"})
    void aGuestThatSendsToATopicItWasNotGrantedIsDeniedAndTheBrokerSeesNothing(String guest) throws Exception {
        Inbox dead = new Inbox(memory, "orders.dlq");
        try (MessagingHost host = host(guest, "orders")
                .grant(Grants.builder()
                        .send("orders", "orders.*.*")
                        .request("**")
                        .build())
                .grant("spare", Grants.all())
                .start()) {
            assertThat(host).isNotNull();
            publish(Envelope.of("orders", "hello"));
            assertThat(DeadLetter.read(dead.next()).orElseThrow().reason())
                    .contains("permission-denied(")
                    .contains("send to \"orders.upper\" of connection \"default\"")
                    .contains("the grant send \"orders.upper\" is missing there");
        }
        assertThat(seen.published).isEmpty();
        assertThat(spare.published).isEmpty();
    }

    @Test
    void replyingToAMessageNeedsNoGrant() throws Exception {
        // The guest replies after it has sent, so that it gets what it sends with and nothing more.
        try (MessagingHost host = host("upper-c", "orders")
                        .grant(Grants.builder().send("orders.upper").build())
                        .start();
                Requester requester = new Requester(memory)) {
            assertThat(host).isNotNull();
            List<Envelope> replies = requester
                    .request(
                            Envelope.builder("orders")
                                    .text("hello")
                                    .metadata("reply", "")
                                    .build(),
                            RequestOptions.DEFAULT.withTimeout(Duration.ofSeconds(60)))
                    .toCompletableFuture()
                    .get(90, TimeUnit.SECONDS);
            assertThat(replies).singleElement().satisfies(reply -> assertThat(reply.text())
                    .isEqualTo("HELLO"));
        }
        assertThat(seen.published)
                .extracting(Envelope::topic)
                .contains("orders.upper")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "request prices timeout=60000 x|permission-denied(this guest may not request on \"prices\" of"
                        + " connection \"default\": the grant request \"prices\" is missing there)",
                "send quotes x|permission-denied(this guest may not send to \"quotes\" of connection \"default\"",
                "send prices connection=spare x|permission-denied(this guest may not use the connection \"spare\"",
                "send prices connection=missing x|connection(there is no connection named \"missing\"; this host has"
                        + " default",
            })
    void aRequestOnATopicThatWasNotGrantedOpensNoReplyChannel(String command, String error) throws Exception {
        Inbox results = new Inbox(memory, "results");
        try (MessagingHost host = host("requester", "commands")
                .grant(Grants.builder().send("results").request("quotes").build())
                .start()) {
            assertThat(host).isNotNull();
            publish(Envelope.of("commands", command));
            assertThat(results.next().text()).startsWith("error: " + error);
        }
        assertThat(seen.published).extracting(Envelope::topic).containsExactly("results");
        assertThat(seen.calls).doesNotContain("openReplyChannel");
        assertThat(spare.calls).isEmpty();
    }

    @Test
    void aSubscriptionOpensItsConnectionToTheGuestAndAGrantDoes() throws Exception {
        Inbox results = new Inbox(memory, "results");
        try (MessagingHost host = host("requester", "commands")
                .grant(Grants.builder().send("results").build())
                .grant("spare", Grants.builder().send("prices").build())
                .start()) {
            assertThat(host).isNotNull();
            publish(Envelope.of("commands", "send prices connection=spare x"));
            results.next();
            assertThat(spare.published).extracting(Envelope::topic).containsExactly("prices");
        }
    }

    @Test
    void aGrantOnAConnectionThatThereIsNotIsRefused() {
        MessagingHostBuilder host = host("upper-c", "orders").grant("sparse", Grants.all());
        assertThatThrownBy(host::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a grant is on connection \"sparse\"")
                .hasMessageContaining("spare");
        assertThat(seen.calls).isEmpty();
    }
}
