package dev.witloof.messaging.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.memory.MemoryBroker;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.HostObserver;
import dev.witloof.messaging.MessagingInterfaces;
import dev.witloof.runtime.Tuple2;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guest sees of the host, without a guest. */
class HostInterfacesTest {

    private static final long MESSAGE_BYTES = 10_000;

    private static final HostObserver NOBODY = new HostObserver() {};

    private final Broker memory = MemoryBroker.create();

    @AfterEach
    void closeBroker() {
        memory.close(Duration.ZERO);
    }

    private static Connections granted(Broker broker) {
        return new Connections(Map.of("default", broker), Map.of("default", Grants.all()), Set.of());
    }

    private static HostInterfaces host(Broker broker) {
        return new HostInterfaces(granted(broker), Duration.ofMillis(50), MESSAGE_BYTES, NOBODY);
    }

    /** The in-memory broker, with another answer to every publish. */
    private Broker publishing(CompletableFuture<Void> answer) {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(),
                new Class<?>[] {Broker.class},
                (proxy, method, arguments) ->
                        method.getName().equals("publish") ? answer : method.invoke(memory, arguments));
    }

    private static Types.Error sendError(Broker broker) throws Exception {
        MessagingInterfaces messaging = host(broker).interfaces();
        Types.Client client = messaging.types().clientConnect("default");
        Types.Message message = messaging.types().newMessage(new byte[] {1});
        return catchThrowableOfType(
                        Types.ErrorException.class, () -> messaging.producer().send(client, "orders", message))
                .error();
    }

    @Test
    void aTopicThatIsLongerThanAnyBrokersIsRefusedBeforeItIsLookedAt() throws Exception {
        MessagingInterfaces messaging = host(memory).interfaces();
        Types.Client client = messaging.types().clientConnect("default");
        String endless = "t".repeat(70_000);
        List<Types.ErrorException> refusals = List.of(
                catchThrowableOfType(Types.ErrorException.class, () -> messaging
                        .producer()
                        .send(client, endless, messaging.types().newMessage(new byte[] {1}))),
                catchThrowableOfType(Types.ErrorException.class, () -> messaging
                        .requestReply()
                        .request(client, endless, messaging.types().newMessage(new byte[] {1}), Optional.empty())));

        assertThat(refusals).allSatisfy(refusal -> assertThat(((Types.Error.Other) refusal.error()).value())
                .startsWith("invalid-topic: the topic has 70000 characters, and the most is 65535: \"ttt")
                .hasSizeLessThan(500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIMEOUT|Timeout[]",
                "CONNECTION|Connection[value=why]",
                "PERMISSION_DENIED|PermissionDenied[value=why]",
                "INVALID_TOPIC|Other[value=invalid-topic: why]",
                "TOO_LARGE|Other[value=too-large: why]",
                "UNSUPPORTED|Other[value=unsupported: why]",
                "NO_ROUTE|Other[value=no-route: why]",
                "QUOTA|Other[value=quota: why]",
                "OTHER|Other[value=why]",
            })
    void everyKindOfBrokerErrorHasItsCase(BrokerException.Kind kind, String error) throws Exception {
        Broker failing = publishing(CompletableFuture.failedFuture(new BrokerException(kind, "why")));
        assertThat(sendError(failing)).hasToString(error);
    }

    @Test
    void aBrokerThatDoesNotAnswerIsATimeout() throws Exception {
        assertThat(sendError(publishing(new CompletableFuture<>()))).isEqualTo(new Types.Error.Timeout());
    }

    @Test
    void aSendTimeoutOfCenturiesIsTaken() throws Exception {
        HostInterfaces host =
                new HostInterfaces(granted(memory), Duration.ofSeconds(Long.MAX_VALUE), MESSAGE_BYTES, NOBODY);
        Types types = host.interfaces().types();
        host.interfaces().producer().send(types.clientConnect("default"), "orders", types.newMessage(new byte[0]));
    }

    @Test
    void aReplyToAMessageThatNobodyAskedWithIsNothing() throws Exception {
        HostInterfaces host = host(memory);
        RequestReply requestReply = host.interfaces().requestReply();
        Types types = host.interfaces().types();
        requestReply.reply(types.newMessage(new byte[0]), types.newMessage(new byte[0]));
        requestReply.reply(host.message(Envelope.of("orders", "x"), "default"), types.newMessage(new byte[0]));
    }

    @Test
    void aReplyToWhoeverIsGoneIsNothing() throws Exception {
        HostInterfaces host = host(memory);
        Envelope orphan = Envelope.builder("orders")
                .replyTo("_reply.gone")
                .correlationId("1")
                .build();
        host.interfaces()
                .requestReply()
                .reply(
                        host.message(orphan, "default"),
                        host.interfaces().types().newMessage(new byte[0]));
    }

    @Test
    void optionsOfAnotherImplementationAreRefused() throws Exception {
        MessagingInterfaces messaging = host(memory).interfaces();
        Types.Client client = messaging.types().clientConnect("default");
        RequestReply.RequestOptions foreign = (RequestReply.RequestOptions) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RequestReply.RequestOptions.class},
                (proxy, method, arguments) -> null);
        Types.Message message = messaging.types().newMessage(new byte[0]);
        assertThatThrownBy(() -> messaging.requestReply().request(client, "orders", message, Optional.of(foreign)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("request-options");
    }

    @Test
    void aDisconnectedClientIsOverAndAnotherIsNot() throws Exception {
        MessagingInterfaces messaging = host(memory).interfaces();
        Types.Client client = messaging.types().clientConnect("default");
        client.disconnect();
        assertThatThrownBy(client::disconnect).isInstanceOf(Types.ErrorException.class);
        Types.Client another = messaging.types().clientConnect("default");
        messaging.producer().send(another, "orders", messaging.types().newMessage(new byte[0]));
    }

    @Test
    void metadataIsSetReplacedAndRemoved() {
        Types.Message message = host(memory).interfaces().types().newMessage(new byte[0]);
        assertThat(message.topic()).isEmpty();
        assertThat(message.metadata()).isEmpty();
        message.removeMetadata("a");
        message.addMetadata("a", "1");
        message.addMetadata("b", "2");
        message.addMetadata("a", "3");
        assertThat(message.metadata()).contains(List.of(new Tuple2<>("a", "3"), new Tuple2<>("b", "2")));
        message.setMetadata(List.of(new Tuple2<>("r", "1"), new Tuple2<>("s", "2"), new Tuple2<>("r", "3")));
        assertThat(message.metadata().orElseThrow()).hasSize(3);
        message.addMetadata("r", "4");
        assertThat(message.metadata()).contains(List.of(new Tuple2<>("r", "4"), new Tuple2<>("s", "2")));
        message.removeMetadata("r");
        message.removeMetadata("s");
        assertThat(message.metadata()).isEmpty();
    }

    @Test
    void messagesTakeFromWhatAnInstanceMayHoldAndGiveItBack() throws Exception {
        HostInterfaces host = host(memory);
        Types types = host.interfaces().types();
        Types.Client client = types.clientConnect("default");
        Types.Message message = types.newMessage(new byte[1000]);
        for (int i = 0; i < 20; i++) {
            message.setData(new byte[8000]);
            message.setContentType("x".repeat(500 + i));
            message.addMetadata("key", "v".repeat(100 + i));
            message.removeMetadata("key");
            message.setData(new byte[0]);
            host.interfaces().producer().send(client, "orders", types.newMessage(new byte[8000]));
        }
        assertThatThrownBy(() -> message.setData(new byte[10_000]))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("10000 are allowed (maxMessageBytes)");
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        message.addMetadata("key" + i, "x".repeat(100));
                    }
                })
                .isInstanceOf(BrokerException.class);
        assertThat(host.hasRoom()).isFalse();
        assertThatThrownBy(() -> host.message(Envelope.of("orders", new byte[9000]), "default"))
                .isInstanceOf(BrokerException.class);
        message.close();
        message.close();
        assertThat(host.hasRoom()).isTrue();
        host.message(Envelope.of("orders", new byte[9000]), "default").close();
    }
}
