package dev.witloof.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokersTest {
    @Test
    void connectsWithTheAdapterOfTheScheme() {
        try (Broker broker = Brokers.connect("ECHO://host:1")) {
            assertThat(broker.system()).isEqualTo("echo://host:1");
        }
        try (Broker broker = Brokers.connect(URI.create("echos:x"), BrokerConfig.EMPTY)) {
            assertThat(broker.system()).isEqualTo("echos:x");
        }
        try (Broker broker = Brokers.connect("echo")) {
            assertThat(broker.system()).isEqualTo("echo:");
        }
    }

    @Test
    void anUnknownSchemeNamesTheKnownOnesAndWhatIsMissing() {
        assertThatThrownBy(() -> Brokers.connect("nats://127.0.0.1:4222"))
                .isInstanceOfSatisfying(
                        BrokerException.class, e -> assertThat(e.kind()).isEqualTo(BrokerException.Kind.UNSUPPORTED))
                .hasMessageContaining("no broker adapter serves the scheme nats; known are echo, echos")
                .hasMessageContaining("witloof-broker-nats")
                .hasMessageContaining("no.such.Provider");
    }

    @Test
    void aMistypedSchemeGetsASuggestion() {
        assertThatThrownBy(() -> Brokers.connect("ehco:")).hasMessageContaining("did you mean echo?");
    }

    @Test
    void anAdapterThatCannotBeLoadedDoesNotHideTheOthers() {
        assertThat(Brokers.schemes()).containsExactly("echo", "echos");
    }

    @Test
    void anUnknownSettingIsRefusedWithASuggestion() {
        assertThatThrownBy(() -> Brokers.connect("echo:", BrokerConfig.of(Map.of("send-timeuot", "1s"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown setting send-timeuot; did you mean send-timeout?");
        assertThatThrownBy(() -> Brokers.connect("echo:", BrokerConfig.of(Map.of("colour", "red"))))
                .hasMessage("unknown setting colour; known are send-timeout");
    }

    @Test
    void whatIsNoUrlIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> Brokers.connect("//user:secret@host"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("starts with a scheme")
                .hasMessageNotContaining("secret");
    }
}
