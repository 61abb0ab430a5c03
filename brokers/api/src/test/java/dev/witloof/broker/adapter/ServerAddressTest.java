package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.BrokerUrl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    private static ServerAddress parse(String url) {
        return ServerAddress.parse(BrokerUrl.parse(url), 4222);
    }

    @Test
    void allPartsAreRead() {
        ServerAddress address = parse("nats://ann:p%40ss:w@a:1,[::1]:2,c/the%20path?x=1&y=%26");

        assertThat(address.hosts())
                .isEqualTo(List.of(
                        new ServerAddress.Host("a", 1),
                        new ServerAddress.Host("::1", 2),
                        new ServerAddress.Host("c", 4222)));
        assertThat(address.hosts().get(1)).hasToString("[::1]:2");
        assertThat(address.user()).contains("ann");
        assertThat(address.password()).contains("p@ss:w");
        assertThat(address.path()).isEqualTo("the path");
        assertThat(address.query()).isEqualTo(Map.of("x", "1", "y", "&"));
        assertThat(address.toString()).doesNotContain("p%40ss").contains("***");
        assertThatThrownBy(address::host).hasMessageContaining("names 3 servers");
    }

    @Test
    void aHostAloneWillDo() {
        ServerAddress address = parse("nats://localhost");

        assertThat(address.host()).isEqualTo(new ServerAddress.Host("localhost", 4222));
        assertThat(address.user()).isEmpty();
        assertThat(address.password()).isEmpty();
        assertThat(address.path()).isEmpty();
        assertThat(address.query()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nats:",
                "nats:localhost:1",
                "nats://",
                "nats://a,,b",
                "nats://a:0",
                "nats://a:65536",
                "nats://a:port",
                "nats://[::1",
                "nats://a?x",
                "nats://a?x=1&x=2",
                "nats://u:secret%zz@a",
                "nats://u:secret?x=1@a",
                "nats://a?password=secret&x",
                "nats://secret@a:port",
                "nats://me@corp.com:secret@a:port",
                "nats:me:secret@a"
            })
    void anotherFormIsRefusedWithoutShowingASecret(String url) {
        assertThatThrownBy(() -> parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nats://127.0.0.1:4222")
                .hasMessageNotContaining("secret");
    }
}
