package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginTest {
    private static Login login(String url, Map<String, String> settings) {
        return Login.of(ServerAddress.parse(BrokerUrl.parse(url), 1), BrokerConfig.of(settings));
    }

    @Test
    void eachPartIsInTheUrlOrInASetting() {
        Login both = new Login(Optional.of("ann"), Optional.of("s3cret"));

        assertThat(login("nats://ann:s3cret@a", Map.of())).isEqualTo(both);
        assertThat(login("nats://a", Map.of("username", "ann", "password", "s3cret")))
                .isEqualTo(both);
        assertThat(login("nats://ann@a", Map.of("password", "s3cret"))).isEqualTo(both);
        assertThat(login("nats://a", Map.of())).isEqualTo(new Login(Optional.empty(), Optional.empty()));
        assertThat(both.toString()).doesNotContain("s3cret").doesNotContain("ann");
    }

    @ParameterizedTest
    @CsvSource({"nats://s3cret@a, username, user", "nats://u:s3cret@a, password, password"})
    void whatIsInBothIsRefusedWithoutBeingShown(String url, String key, String part) {
        assertThatThrownBy(() -> login(url, Map.of(key, "s3cret")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the setting " + key + " is set, and the broker URL has a " + part + "; one of them is enough");
    }
}
