package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.runtime.Store;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.link.Messaging.Failure;
import dev.witloof.runtime.link.Messaging.Host;
import dev.witloof.runtime.link.Messaging.Message;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guests {@code upper}, with wit-component's shim bypassed and without: both must do the same. */
class UpperTest {
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}, direct: {1}")
    @CsvSource({"upper-c, true", "upper-c, false", "upper-rust, true", "upper-rust, false"})
    private @interface ForUpper {}

    private static PreparedWorld prepare(String guest, boolean direct) {
        return Linker.prepare(Messaging.WORLD, Guests.load(guest), direct);
    }

    @ForUpper
    void sendsUpperCasedMessagesOn(String guest, boolean direct) {
        Host host = new Host();
        try (Store store = Store.create();
                Messaging upper = Messaging.instantiate(prepare(guest, direct), store, host)) {
            Message message = new Message("hello é");
            message.topic = "greetings";
            message.contentType = "text/plain";
            message.metadata = List.of(Map.entry("a", "b"), Map.entry("c", ""));
            assertThat(upper.handle(message)).isEmpty();
            assertThat(upper.handle(new Message("again"))).isEmpty();
            assertThat(host.sent).containsExactly("default/greetings.upper: HELLO é", "default/upper: AGAIN");
            assertThat(host.made.get(0).contentType).isEqualTo("text/plain");
            assertThat(host.made.get(0).metadata).isEqualTo(message.metadata);
            assertThat(message.closed).isEqualTo(1);
            assertThat(host.made.get(0).closed).isZero();
        }
    }

    @ForUpper
    void repliesWhenAsked(String guest, boolean direct) {
        Host host = new Host();
        try (Store store = Store.create();
                Messaging upper = Messaging.instantiate(prepare(guest, direct), store, host)) {
            Message message = new Message("q");
            message.metadata = List.of(Map.entry("reply", ""));
            assertThat(upper.handle(message)).isEmpty();
            assertThat(host.sent).containsExactly("default/upper: Q", "reply to q: Q");
        }
    }

    @ForUpper
    void returnsErrorsOfBothSides(String guest, boolean direct) {
        Host host = new Host() {
            @Override
            public void send(Messaging.Client client, String topic, Message message) throws Failure {
                throw new Failure("no room in " + topic);
            }
        };
        try (Store store = Store.create();
                Messaging upper = Messaging.instantiate(prepare(guest, direct), store, host)) {
            assertThat(upper.handle(new Message("x"))).contains("3 no room in upper");
            assertThat(upper.handle(new Message("fail:why"))).contains("3 why");
        }
    }
}
