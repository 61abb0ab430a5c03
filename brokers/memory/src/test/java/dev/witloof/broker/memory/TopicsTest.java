package dev.witloof.broker.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private final MemoryBroker broker = MemoryBroker.create();

    @AfterEach
    void close() {
        broker.close(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, a.b, true",
        "a.b, a.c, false",
        "a.b, a.bc, false",
        "a.*, a.b, true",
        "a.*, a, false",
        "a.*, a.b.c, false",
        "*, a, true",
        "*, a.b, false",
        "*.b, a.b, true",
        "*.b, a.c, false",
        "*.*.c, a.b.c, true",
        "a.>, a.b, true",
        "a.>, a.b.c, true",
        "a.>, a, false",
        "a.>, ab.c, false",
        ">, a, true",
        ">, a.b.c, true",
        "*.>, a.b, true",
        "*.>, a, false",
        "größe.*, größe.日本, true",
        "a/b, a/b, true",
    })
    void aPatternMatchesTokenByToken(String pattern, String topic, boolean matches) throws InterruptedException {
        assertThat(MemoryBroker.matches(pattern, topic)).isEqualTo(matches);
        Inbox inbox = new Inbox();
        broker.subscribe(SubscriptionSpec.builder(pattern).build(), inbox);

        Inbox.publish(broker, topic, "x");

        if (matches) {
            assertThat(inbox.next().envelope().topic()).isEqualTo(topic);
        } else {
            inbox.staysEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a..b", ".a", "a.", "a b", "a*", "*a.b", "a.>.b", ">>", "**", "a>", "\u0001", "_reply.x"})
    void aMalformedPatternIsRefused(String pattern) {
        assertThatThrownBy(
                        () -> broker.subscribe(SubscriptionSpec.builder(pattern).build(), new Inbox()))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_TOPIC));
    }

    @Test
    void theMessageSaysWhatIsWrongAndWhere() {
        assertThat(Inbox.failure(broker.publish(Envelope.of("a.*", "x"))))
                .hasMessage("topic \"a.*\" is malformed: the wildcard * can be subscribed to, but not published to");
        assertThat(Inbox.failure(broker.publish(Envelope.of("a..b", "x"))))
                .hasMessage("topic \"a..b\" is malformed: the part between dots at index 2 is empty");
        assertThat(Inbox.failure(broker.publish(Envelope.of("x".repeat(2000), "x"))))
                .hasMessage("a topic has 1 to 1024 characters, but this one has 2000");
        assertThat(Inbox.failure(broker.publish(Envelope.of("a\u001b[31m", "x"))))
                .hasMessageContaining("\"a?[31m\"");
    }

    @Test
    void wildcardsDoNotSeeReplies() throws InterruptedException {
        Inbox everything = new Inbox();
        broker.subscribe(SubscriptionSpec.builder(">").build(), everything);
        try (ReplyChannel channel = broker.openReplyChannel(reply -> {})) {
            Inbox.publish(broker, channel.address(), "private");
            everything.staysEmpty();
        }
    }

    @Test
    void aRequestThatNobodyWouldAnswerFailsAtOnce() {
        Envelope request = Envelope.builder("nobody.home").replyTo("_reply.x").build();

        assertThat(Inbox.failure(broker.publish(request)))
                .hasMessageContaining("nobody is subscribed to nobody.home")
                .extracting(BrokerException::kind)
                .isEqualTo(Kind.NO_ROUTE);
        assertThat(Inbox.failure(broker.publish(Envelope.of("_reply.x", "late")))
                        .kind())
                .isEqualTo(Kind.NO_ROUTE);
        Inbox.publish(broker, "nobody.home", "no reply wanted");
    }
}
