package dev.witloof.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are wrong are refused before anything is connected, and say what was wanted. */
class NatsSettingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jetstream       | maybe | auto, true or false
                    connect-timeout | 0s    | 1ms or more
                    ack-wait        | soon  | a duration
                    inbox-prefix    | a.*   | a subject without wildcards
                    pending-messages| 0     | a whole number from 1
                    credentials     | /none | cannot be read
                    tls.ca          | x.pem | without encryption
                    password        | x     | no username
                    jetsream        | true  | did you mean jetstream?
                    """)
    void aWrongSettingSaysWhatIsWanted(String key, String value, String wanted) {
        assertThatThrownBy(() -> Brokers.connect("nats://127.0.0.1:1", BrokerConfig.of(Map.of(key, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(wanted);
    }

    @ParameterizedTest
    @CsvSource({"nats://127.0.0.1:1/shop", "nats://127.0.0.1:1?x=y", "nats:127.0.0.1", "nats://127.0.0.1:x"})
    void aUrlOfAnotherFormIsRefused(String url) {
        assertThatThrownBy(() -> Brokers.connect(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoWaysToAuthenticateAreRefusedWithoutBeingShown() {
        assertThatThrownBy(() ->
                        Brokers.connect("nats://u:secret1@127.0.0.1:1", BrokerConfig.of(Map.of("token", "secret2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"nats://secret1@127.0.0.1:1, username", "nats://u:secret1@127.0.0.1:1, password"})
    void whatTheUrlAndASettingSayIsRefusedWithoutBeingShown(String url, String key) {
        assertThatThrownBy(() -> Brokers.connect(url, BrokerConfig.of(Map.of(key, "secret2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the setting " + key + " is set, and the broker URL has")
                .hasMessageNotContaining("secret");
    }

    @Test
    void groupsHaveNamesThatNatsCanHave() {
        assertThat(Groups.queue("shop.eu-1")).isEqualTo("shop.eu-1");
        assertThat(Groups.queue("the shop é")).matches("the_shop__-[0-9a-f]{20}");
        assertThat(Groups.durable("shop", "orders.*")).matches("shop-[0-9a-f]{20}");
        assertThat(Groups.durable("a.b", "c")).isNotEqualTo(Groups.durable("a_b", "c"));
        assertThat(Groups.durable("a", "b")).isNotEqualTo(Groups.durable("a", "c"));
    }

    @Test
    void aPatternCoversWhatItStandsFor() {
        assertThat(Subjects.covers("a.>", "a.b")).isTrue();
        assertThat(Subjects.covers("a.>", "a.*.c")).isTrue();
        assertThat(Subjects.covers("a.>", "a.>")).isTrue();
        assertThat(Subjects.covers("a.*", "a.*")).isTrue();
        assertThat(Subjects.covers("a.*", "a.b")).isTrue();
        assertThat(Subjects.covers("a.>", "a")).isFalse();
        assertThat(Subjects.covers("a.*", "a.>")).isFalse();
        assertThat(Subjects.covers("a.b", "a.*")).isFalse();
        assertThat(Subjects.covers("a.*", "a.b.c")).isFalse();
        assertThat(Subjects.covers("a.b.c", "a.b")).isFalse();
    }
}
